import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { passage, type Passage } from '../test/passages.js'
import { LEASE_MS, ProjectionWorld } from '../test/projection-world.js'
import { cutConnections, seeded, ViewWorkers, WORKER_TABLES_SQL } from '../test/view-workers.js'

const SEED = 20_261_122
const TIMEOUT_MS = 280_000
/** `npm run faults` brings each about 50 times. */
const FAULTS = Number(process.env['FAULT_ROUNDS'] ?? 15)
const FREEZES = Math.ceil(FAULTS / 5)

let world: ProjectionWorld
let workers: ViewWorkers
let random: () => number
let appended: Passage[]

beforeEach(async () => {
  world = await ProjectionWorld.open()
  await world.database.query(WORKER_TABLES_SQL)
  workers = await ViewWorkers.start(2, world.url, world.topic)
  random = seeded(SEED)
  appended = []
})
afterEach(async () => {
  await workers.stop()
  await world.close()
})

const below = (limit: number) => Math.floor(random() * limit)

/** Some more events; now and then one that came before comes again, as after an answer that was lost. */
const appendSome = async (): Promise<void> => {
  for (let count = below(30); count >= 0; count -= 1) {
    const again = appended.length > 0 && random() < 0.1
    appended.push(again ? appended[below(appended.length)]! : passage(`door-${below(8)}`, appended.length))
  }
  await world.append(...appended.slice(written))
  written = appended.length
}
let written = 0
beforeEach(() => {
  written = 0
})

/** Per door, the numbers in the order they are in the log. */
const inTheLog = (): Record<string, number[]> => {
  const byDoor: Record<string, number[]> = {}
  for (const { door, n } of appended) (byDoor[door] ??= []).push(n)
  return byDoor
}
const tallied = async () => {
  const rows = await world.rows<{ door: string; numbers: number[] }>('select door, numbers from tallies')
  return Object.fromEntries(rows.map(({ door, numbers }) => [door, numbers]))
}
const reactedTo = async () => {
  const rows = await world.rows<{ door: string; numbers: number[] }>(
    'select door, array_agg(n order by position) as numbers from reactions group by door',
  )
  return Object.fromEntries(rows.map(({ door, numbers }) => [door, numbers]))
}
const arrived = async () =>
  (await world.rows<{ id: string }>('select id from arrivals order by id')).map(({ id }) => id)

const expectEverythingOnce = async (): Promise<void> => {
  const timeout = { timeout: 60_000, interval: 100 }
  const ids = [...new Set(appended.map(({ id }) => id))].sort()
  await vi.waitFor(async () => expect(await arrived()).toEqual(ids), timeout)
  await vi.waitFor(async () => expect(await tallied()).toEqual(inTheLog()), timeout)
  await vi.waitFor(async () => expect(await reactedTo()).toEqual(inTheLog()), timeout)
}

describe(`every event is worked in once and in order (seed ${SEED})`, { timeout: TIMEOUT_MS }, () => {
  it('though processes are killed again and again', async () => {
    for (let round = 0; round < FAULTS; round += 1) {
      await appendSome()
      await pause(below(150))
      await workers.kill(below(2))
    }
    await expectEverythingOnce()
  })

  it('though their connections are cut again and again', async () => {
    for (let round = 0; round < FAULTS; round += 1) {
      await appendSome()
      await pause(below(60))
      await cutConnections(world.database)
    }
    await expectEverythingOnce()
  })

  it('though consumers freeze until others have taken over, and then wake up', async () => {
    for (let round = 0; round < FREEZES; round += 1) {
      const frozen = workers.freeze(round % 2, LEASE_MS + 500)
      for (let meanwhile = 0; meanwhile < 8; meanwhile += 1) {
        await appendSome()
        await pause(below(400))
      }
      await frozen
    }
    await expectEverythingOnce()
  })
})
