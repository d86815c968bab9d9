import { afterEach, beforeEach, expect, it } from 'vitest'
import { ProjectionWorld } from '../test/projection-world.js'
import { progressOf } from './projection-progress.js'

let world: ProjectionWorld

beforeEach(async () => {
  world = await ProjectionWorld.open()
})
afterEach(() => world.close())

const checkpoint = (partition: number, version: number, nextOffset: number) =>
  world.database.query(
    `insert into checkpoints (projection, version, topic, partition, next_offset, epoch)
     values ('doors', $1, $2, $3, $4, 1)`,
    [version, world.topic, partition, nextOffset],
  )
const log = { watermarks: () => Promise.resolve(new Map([0, 1].map((partition) => [partition, { low: 2, high: 7 }]))) }
const progress = () => progressOf(log, world.database, { projection: 'doors', topic: world.topic })

it('is at no version while nothing has been read', async () => {
  expect(await progress()).toMatchObject({ version: 0, lag: 10 })
})

it('is at the version before, until the last partition begins anew with the raised one', async () => {
  await checkpoint(0, 1, 7)
  await checkpoint(1, 2, 7)
  expect(await progress()).toMatchObject({ version: 1, lag: 0 })
  await world.database.query('update checkpoints set version = 2, next_offset = 2 where partition = 0')
  expect(await progress()).toMatchObject({ version: 2, lag: 5 })
})
