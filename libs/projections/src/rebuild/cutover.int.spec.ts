import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { PATIENCE } from '../../test/projection-world.js'
import { assignPartition, type ProjectionIdentity } from '../checkpoint.js'
import type { PartitionAssignment } from '../partition-assignment.js'
import { createShadow } from './shadow-table.js'
import { rebuiltIdentity, cutover } from './cutover.js'

const live: ProjectionIdentity = {
  projection: 'passages',
  liveProjection: 'passages',
  version: 1,
  topic: 'doors',
  whenOutdated: 'keep',
}
const rebuilt = rebuiltIdentity(live)

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
  await assignPartition(database, live, 1, 0)
  await assignPartition(database, rebuilt, 1, 0)
  await assignPartition(database, rebuilt, 0, 0)
  await database.query('update checkpoints set next_offset = 7 where projection = $1 and partition = 0', [
    rebuilt.projection,
  ])
  let claiming: Promise<PartitionAssignment> | undefined
  const stopFilling = async () => {
    claiming = assignPartition(database, live, 0, 0)
    await vi.waitUntil(async () => (await claimsThatWait()) === 1, PATIENCE)
  }
  expect(await cutover({ database, live, rebuilt, table: 'passages', discarded: 0, stopFilling })).toBe(true)
  expect(await claiming).toMatchObject({ partition: 0, next: 7 })
})
