import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { DoorLock } from './door-lock.js'
import type { Random } from './random.js'
import { request } from './request.js'

/** Where a running Doorledger is reached; all instances of a service are as good as each other. */
export interface Addresses {
  readonly deviceIngest: readonly string[]
  readonly auditTrail: readonly string[]
}

const SHUTDOWN_TIMEOUT_MS = 120_000

/** A running Doorledger, as its administrator sees it. */
export class Installation {
  private constructor(
    readonly addresses: Addresses,
    readonly adminToken: string,
  ) {}

  static async at(addresses: Addresses, adminTokenFile: string): Promise<Installation> {
    return new Installation(addresses, (await readFile(adminTokenFile, 'utf8')).trim())
  }

  /** The same, read through these instances of audit-trail only. */
  through(auditTrail: readonly string[]): Installation {
    return new Installation({ ...this.addresses, auditTrail }, this.adminToken)
  }

  /** Registers a lock and waits until every instance knows it. */
  async register(id: string, random: Random): Promise<DoorLock> {
    const [address] = this.addresses.deviceIngest
    const device = { id, kind: 'lock', model: 'LE', name: `Door ${id}`, zone: 'UTC' }
    const token = await until(`${id} is registered`, async () => {
      const body = JSON.stringify(device)
      const made = await request(`${address}/v1/devices`, { method: 'POST', token: this.adminToken, body })
      if (made?.status === 201) return (made.body as { token: string }).token
      return made?.status === 409 ? this.newCredential(`${address}/v1/devices/${id}/credential`) : undefined
    })
    const lock = new DoorLock(id, token, random)
    for (const instance of this.addresses.deviceIngest) {
      await until(`${instance} knows ${id}`, async () => {
        const answer = await lock.contact(instance)
        return answer?.status === 200 || undefined
      })
    }
    return lock
  }

  /** The answer was lost, and the credential with it. */
  private async newCredential(url: string): Promise<string | undefined> {
    const renewed = await request(url, { method: 'POST', token: this.adminToken })
    return renewed?.status === 201 ? (renewed.body as { token: string }).token : undefined
  }

  /** All items of a list of the record; undefined when no instance gives all of it just now. */
  async list<Item>(path: string): Promise<Item[] | undefined> {
    for (const address of this.addresses.auditTrail) {
      const items = await this.pages<Item>(`${address}${path}`)
      if (items !== undefined) return items
    }
    return undefined
  }

  private async pages<Item>(url: string): Promise<Item[] | undefined> {
    const items: Item[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = new URL(url)
      page.searchParams.set('limit', '500')
      if (cursor !== '') page.searchParams.set('cursor', cursor)
      const answer = await request(page.href, { token: this.adminToken })
      if (answer?.status !== 200) return undefined
      const body = answer.body as { items: Item[]; nextCursor: string | null }
      items.push(...body.items)
      cursor = body.nextCursor
    }
    return items
  }
}

/** Asks again and again until there is an answer. @throws {Error} naming what did not come true */
export const until = async <Result>(
  what: string,
  ask: () => Promise<Result | undefined>,
  timeoutMs = SHUTDOWN_TIMEOUT_MS,
): Promise<Result> => {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const result = await ask()
    if (result !== undefined) return result
    if (Date.now() > deadline) throw new Error(`Within ${timeoutMs} ms it did not come true that ${what}`)
    await pause(100)
  }
}
