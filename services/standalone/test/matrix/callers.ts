import { newId } from '@doorledger/kernel'
import { openPool } from '@doorledger/database'
import { signAccessToken, type SigningKey } from '@doorledger/service'
import type { Pool } from 'pg'
import { expect, vi } from 'vitest'
import { makeKeyKnown, newKey } from '../../../../libs/service/test/signing-people.js'
import type { Api } from '../../../../test/system/api.js'
import { roles, type RoleId } from './roles.js'

const SCHEMAS = ['directory', 'device_ingest', 'audit_trail', 'admin_audit']

/** Somebody who is signed in. */
export interface SignedIn {
  readonly userId: string
  /** of a session of its own, so that ending it signs nobody else out */
  token(): Promise<string>
}

/** People with built-in roles, whose tokens a key signs that every service was told of. */
export class Callers {
  private constructor(
    private readonly api: Api,
    private readonly databases: readonly Pool[],
    private readonly key: SigningKey,
  ) {}

  static async open(api: Api, url: string): Promise<Callers> {
    const databases = SCHEMAS.map((schema) => openPool(url, { schema, applicationName: 'test', max: 2 }))
    const key = await newKey()
    for (const database of databases) await makeKeyKnown(database, key)
    return new Callers(api, databases, key)
  }

  /** Somebody for each role, who holds it in these premises; null: everywhere. */
  async ofEachRole(premisesId: string | null): Promise<Readonly<Record<RoleId, SignedIn>>> {
    const people = new Map<RoleId, SignedIn>()
    for (const roleId of roles) {
      const username = `${roleId}-${premisesId ?? 'anywhere'}`
      const body = { username, name: username, assignments: [{ roleId, premisesId }] }
      const answer = await this.api.call<{ id: string }>('POST', '/v1/users', { body })
      expect(answer.status, answer.text).toBe(201)
      people.set(roleId, this.signedIn(answer.body.id))
    }
    await this.known([...people.values()], premisesId)
    return Object.fromEntries(people) as Record<RoleId, SignedIn>
  }

  /** An administrator of another organisation, as every service would have heard of him. */
  async stranger(): Promise<SignedIn> {
    const userId = newId()
    const state = { userId, enabled: true, assignments: [{ roleId: 'administrator', premisesId: null }] }
    for (const database of this.databases) {
      await database.query(
        `insert into known_directory (tenant_id, kind, id, state, stream_version)
         select 'elsewhere', kind, id, state, 1 from known_directory where kind = 'role'
         union all select 'elsewhere', 'user', $1, $2, 1`,
        [userId, state],
      )
    }
    return this.signedIn(userId, 'elsewhere')
  }

  signedIn(userId: string, tenantId = 'default'): SignedIn {
    const subject = { tenantId, userId, mustChangePassword: false }
    return { userId, token: () => signAccessToken(this.key, { ...subject, sessionId: newId() }, new Date()) }
  }

  async close(): Promise<void> {
    await Promise.all(this.databases.map((database) => database.end()))
  }

  /** Every service has heard of them, of what they may do and of where: events of different keys overtake each other. */
  private async known(people: readonly SignedIn[], premisesId: string | null): Promise<void> {
    const ids = people.map(({ userId }) => userId)
    const places = premisesId === null ? [] : [premisesId]
    for (const database of this.databases) {
      await vi.waitFor(
        async () => {
          const { rows } = await database.query(
            `select (select count(*)::int from known_people() where user_id = any ($1)) as people,
                    (select count(*)::int from known_roles() where role_id = any ($2)) as roles,
                    (select count(*)::int from known_premises() where premises_id = any ($3)) as places`,
            [ids, roles, places],
          )
          expect(rows).toEqual([{ people: ids.length, roles: roles.length, places: places.length }])
        },
        { timeout: 60_000, interval: 50 },
      )
    }
  }
}
