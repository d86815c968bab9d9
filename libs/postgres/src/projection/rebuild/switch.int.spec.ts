import type { Pool, PoolClient } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshSchema } from '../../../test/fresh-schema.js'
import type { Lineage } from '../checkpoint.js'
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
let writer: PoolClient

beforeAll(async () => {
  database = await freshSchema()
  await database.query('create table passages (n int primary key)')
  writer = await database.connect()
  await createShadow(writer, 'passages')
  for (const { projection } of [live, rebuilt]) await claimed(projection, 1)
})
afterAll(async () => {
  writer.release()
  await database.end()
})

const claimed = (projection: string, partition: number) =>
  database.query(
    `insert into checkpoints (projection, version, topic, partition, next_offset, epoch)
     values ($1, 1, 'doors', $2, 0, 1)`,
    [projection, partition],
  )
const move = (partition: number) =>
  writer.query('update checkpoints set next_offset = 1 where projection = $1 and partition = $2', [
    live.projection,
    partition,
  ])

it('gives way to a writer that moves a partition which was claimed for the first time meanwhile', async () => {
  let moved: Promise<unknown> = Promise.resolve()
  const stopFilling = async () => {
    await claimed(live.projection, 0)
    await writer.query('begin')
    await writer.query(`set local deadlock_timeout = '60s'`)
    await move(0)
    moved = move(1) // held by the switch, which will want partition 0
  }
  const switching = { database, live, rebuilt, table: 'passages', stopFilling }
  expect(await switchOver(switching)).toBe(false)
  await moved
  await writer.query('commit')
  await claimed(rebuilt.projection, 0)
  await database.query('update checkpoints set next_offset = 1')
  expect(await switchOver({ ...switching, stopFilling: () => Promise.resolve() })).toBe(true)
})
