import {
  type DeviceAttributes,
  deviceAttributesChanged,
  deviceRegistered,
  eventOf,
  type Permission,
} from '@doorledger/contracts'
import { expect, vi } from 'vitest'
import type { IssuedToken, RunningAuditTrail } from './running-audit-trail.js'
import { openStream, type OpenStream } from '@doorledger/testing'

export interface Listed {
  readonly items: Record<string, unknown>[]
  readonly nextCursor: string | null
}

export const eventually = <Result>(check: () => Promise<Result> | Result): Promise<Result> =>
  vi.waitFor(check, { timeout: 60_000, interval: 50 })

/** Calls of the API with one token. */
export class RestClient {
  constructor(
    private readonly address: string,
    readonly token: IssuedToken,
  ) {}

  async get(path: string) {
    const response = await fetch(`${this.address}/v1${path}`, {
      headers: { authorization: `Bearer ${this.token.secret}` },
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  /** @param body sent as JSON; a Buffer or text as it is */
  async send<Body = Record<string, unknown>>(method: string, path: string, body?: unknown) {
    const isData = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body)
    const response = await fetch(`${this.address}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token.secret}`,
        ...(isData && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isData ? JSON.stringify(body) : new Uint8Array(Buffer.from(body as string)) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body }
  }

  async json<Body = unknown>(path: string): Promise<Body> {
    const { text } = await this.get(path)
    return JSON.parse(text) as Body
  }

  list(path: string): Promise<Listed> {
    return this.json(path)
  }

  /** Everything that the list at a path holds, page after page of `limit` rows. */
  async pageByPage(path: string, limit: number): Promise<Listed['items']> {
    const items: Listed['items'] = []
    const separator = path.includes('?') ? '&' : '?'
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page: Listed = await this.list(`${path}${separator}limit=${limit}${after}`)
      expect(page.items.length).toBeLessThanOrEqual(limit)
      items.push(...page.items)
      cursor = page.nextCursor
    }
    return items
  }

  async ids(path: string): Promise<unknown[]> {
    return (await this.list(path)).items.map(({ id }) => id)
  }

  follow(query: string, lastEventId?: string): Promise<OpenStream> {
    const url = `${this.address}/v1/access-events/stream${query}`
    return openStream(url, { token: this.token.secret, ...(lastEventId !== undefined && { lastEventId }) })
  }
}

/** A client whose token the service has come to know. */
export const clientWith = async (
  service: RunningAuditTrail,
  ...permissions: readonly Permission[]
): Promise<RestClient> => {
  const token = await service.issueToken(...permissions)
  const client = new RestClient(service.address, token)
  await eventually(async () => expect((await client.get('/locks')).status).not.toBe(401))
  return client
}

const about = {
  tenantId: 'replaced',
  service: 'device-ingest',
  occurredAt: '2026-11-01T00:00:00.000Z',
  recordedAt: '2026-11-01T00:00:00.000Z',
}

export const registered = (deviceId: string, given: Partial<DeviceAttributes> = {}) => {
  const { example } = deviceRegistered
  const attributes = { ...example.attributes, name: `Door ${deviceId}`, ...given }
  return { ...eventOf(deviceRegistered, { ...example, deviceId, attributes }, about), streamversion: 1 }
}

/** What a registered device is by now. */
export const described = (deviceId: string, given: Partial<DeviceAttributes>) => {
  const { kind, attributes } = registered(deviceId, given).data
  const data = { deviceId, kind, attributes, changed: Object.keys(given) }
  return { ...eventOf(deviceAttributesChanged, data, about), streamversion: 2 }
}

/** The type of a problem, by its code. */
export const problem = (code: string): string => `urn:doorledger:problem:${code}`
