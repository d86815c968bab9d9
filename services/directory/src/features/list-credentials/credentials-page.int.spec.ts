import { applyDataScope, inTransaction } from '@doorledger/database'
import { rowsRead } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDirectory } from '../../../test/fresh-directory.js'
import { credentialsPage, pageQuery } from './credentials-page.js'

const PEOPLE = 10_000
const KEYS_EACH = 5
const ROOMS = 1_000
const HELD_IN_A_ROOM = (PEOPLE / ROOMS) * KEYS_EACH
const where = { tenantId: 'default', premises: ['room-7'] }

const personOf = (number: string) => `md5('person ' || ${number})::uuid`
const FILL = `
  insert into people (tenant_id, user_id, user_no, enabled, assignments, version, created_at, updated_at, premises_id)
  select 'default', ${personOf('n')}, n, true, '[]', 1, now(), now(), 'room-' || n % ${ROOMS}
  from generate_series(1, ${PEOPLE}) as n;
  insert into credentials (tenant_id, credential_id, kind, lookup_hmac, state, version, created_at, updated_at)
  select 'default', md5('key ' || n)::uuid, 'key_fob', n::text, 'active', 1, now(), now()
  from generate_series(1, ${PEOPLE * KEYS_EACH}) as n;
  insert into credential_holders (tenant_id, credential_id, user_id, valid_from)
  select 'default', md5('key ' || n)::uuid, ${personOf(`1 + n % ${PEOPLE}`)}, now()
  from generate_series(1, ${PEOPLE * KEYS_EACH}) as n;
  analyze`

let database: Pool
beforeAll(async () => {
  database = await freshDirectory()
  await database.query(FILL)
})
afterAll(() => database.end())

describe('a page of credentials for who looks after one room of many', () => {
  it('holds what the people of the room hold', async () => {
    expect(await credentialsPage(database, where, { limit: 1_000 })).toHaveLength(HELD_IN_A_ROOM)
    expect(await credentialsPage(database, where, { kind: 'pin', limit: 1_000 })).toEqual([])
  })

  it.each(['key_fob', 'pin'])('reads no credential of anybody else to find each %s', async (kind) => {
    const query = pageQuery(where.tenantId, { kind, limit: 101 }, where.premises)
    const read = await inTransaction(database, async (client) => {
      await applyDataScope(client, where)
      return rowsRead(client, 'credentials', query)
    })
    expect(read).toBeLessThanOrEqual(HELD_IN_A_ROOM)
  })
})
