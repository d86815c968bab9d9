import { migrate, openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRights } from './known-rights.js'

const person = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
let database: Pool

const know = (kind: string, id: string, state: object) =>
  database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version) values ('acme', $1, $2, $3, 1)
     on conflict (tenant_id, kind, id) do update set state = excluded.state`,
    [kind, id, state],
  )

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'rights', applicationName: 'rights' })
  await migrate(database, { schema: 'rights' })
  await know('role', 'watch', { roleId: 'watch', permissions: ['access-log:read', 'from:the-future'], deleted: false })
  await know('role', 'locks', { roleId: 'locks', permissions: ['lock:program'], deleted: false })
})
afterAll(() => database.end())

describe('what a person may do', () => {
  it('is the union of the roles held, as far as it is known here', async () => {
    const assignments = [
      { roleId: 'watch', premisesId: 'hq' },
      { roleId: 'locks', premisesId: null },
      { roleId: 'unheard-of', premisesId: null },
    ]
    await know('user', person, { userId: person, enabled: true, assignments })
    const known = await findRights(database, 'acme', person)
    expect(known).toEqual({
      enabled: true,
      rights: new Map<string, unknown>([
        ['access-log:read', new Set(['hq'])],
        ['lock:program', 'everywhere'],
      ]),
    })
  })

  it('is nothing when no role is held, and is told of somebody who is disabled', async () => {
    await know('user', person, { userId: person, enabled: false, assignments: [] })
    expect(await findRights(database, 'acme', person)).toEqual({ enabled: false, rights: new Map() })
  })

  it('is not known of strangers and people of others', async () => {
    expect(await findRights(database, 'other', person)).toBeUndefined()
  })
})
