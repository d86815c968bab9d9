import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { PATIENCE } from '../../test/projection-world.js'
import { assignPartition, type ProjectionIdentity } from '../checkpoint.js'
import { createShadowTable } from './create-shadow-table.js'
import { rebuiltIdentity } from './cutover.js'

const live: ProjectionIdentity = {
  projection: 'passages',
  liveProjection: 'passages',
  topic: 'doors',
  version: 1,
  whenOutdated: 'keep',
}
const rebuilt = rebuiltIdentity(live)
const shadowed = { rebuilt, table: 'passages' }

let database: Pool

beforeAll(async () => {
  database = await freshSchema()
  await database.query('create table passages (n int primary key)')
})
afterAll(() => database.end())

const blocked = async (waiting: 'advisory' | 'relation') => {
  const { rows } = await database.query(
    `select from pg_locks where locktype = $1 and not granted
       and database = (select oid from pg_database where datname = current_database())`,
    [waiting],
  )
  return rows.length === 1
}

it('lets nobody claim a partition between forgetting positions and emptying the table', async () => {
  await createShadowTable(database, shadowed)
  const reader = await database.connect()
  await reader.query('begin; select from passages__next')
  const afresh = createShadowTable(database, shadowed)
  await vi.waitUntil(() => blocked('relation'), PATIENCE)
  const claimed = assignPartition(database, rebuilt, 0, 0)
  await vi.waitUntil(() => blocked('advisory'), PATIENCE)
  await reader.query('commit')
  reader.release()
  await afresh
  expect(await claimed).toMatchObject({ epoch: 1, next: 0 })
})
