import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freshSchema } from '../../../test/fresh-schema.js'
import { PATIENCE } from '../../../test/projection-world.js'
import { claimPartition, type Lineage } from '../checkpoint.js'
import type { Claim } from '../claim.js'
import { createShadow } from './shadow-table.js'
import { rebuiltLineage, switchOver } from './switch.js'

const live: Lineage = {
  projection: 'passages',
  liveProjection: 'passages',
  version: 1,
  topic: 'doors',
  whenOutdated: 'keep',
}
const rebuilt = rebuiltLineage(live)

let database: Pool

beforeAll(async () => {
  database = await freshSchema()
  await database.query('create table passages (n int primary key)')
  const client = await database.connect()
  await createShadow(client, 'passages')
  client.release()
})
afterAll(() => database.end())

const claimsThatWait = async () => {
  const { rows } = await database.query(
    `select from pg_locks where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
  )
  return rows.length
}

it('lets a partition be claimed for the first time only afterwards: before, it would be written to the table that goes', async () => {
  await claimPartition(database, live, 1, 0)
  await claimPartition(database, rebuilt, 1, 0)
  await claimPartition(database, rebuilt, 0, 0)
  await database.query('update checkpoints set next_offset = 7 where projection = $1 and partition = 0', [
    rebuilt.projection,
  ])
  let claiming: Promise<Claim> | undefined
  const stopFilling = async () => {
    claiming = claimPartition(database, live, 0, 0)
    await vi.waitUntil(async () => (await claimsThatWait()) === 1, PATIENCE)
  }
  expect(await switchOver({ database, live, rebuilt, table: 'passages', discarded: 0, stopFilling })).toBe(true)
  expect(await claiming).toMatchObject({ partition: 0, next: 7 })
})
