import { migrate, openPool } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HoldRequest, scopeAsked } from './hold-request.js'

const tenantId = 'acme'
const [anna, bela] = [newId(), newId()]

let database: Pool
beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'retention', applicationName: 'test' })
  await migrate(database, { schema: 'retention', dir: new URL('../../migrations/', import.meta.url) })
  await database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, 'user', $2, $3, 1)`,
    [tenantId, anna, { userId: anna, userNo: '4711' }],
  )
})
afterAll(() => database.end())

const asked = (about: Pick<HoldRequest, 'filter'>) =>
  scopeAsked(
    { matter: 'Case 1', reason: 'Theft', custodian: 'Legal', ...about },
    { database, tenantId, actor: `user:${bela}`, site: { zone: 'UTC', now: new Date() } },
  )

describe('a hold made of a filter', () => {
  it('remembers the query without what was searched for, and people by their ids', async () => {
    const query = { user: ['4711', bela.toUpperCase()], door: 'lab', q: 'Anna Kovács', match: 'exact' }
    expect(await asked({ filter: query })).toEqual({
      scope: { users: [anna, bela], doors: ['lab'] },
      filter: { query: { user: [anna, bela], door: 'lab' }, ignored: ['q', 'match'] },
    })
  })

  it('remembers nobody where the query names nobody', async () => {
    expect((await asked({ filter: { door: 'lab' } })).filter).toEqual({ query: { door: 'lab' }, ignored: [] })
  })
})
