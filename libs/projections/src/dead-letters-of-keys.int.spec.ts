import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breakEverything, doorsView, faultsInForce, type Passage, passage, passagesView } from '../test/passages.js'
import { ProjectionWorld } from '../test/projection-world.js'
import { discardDeadLetter, findDeadLetter, listDeadLetters } from './dead-letters.js'
import { writeDeadLetters } from './write-dead-letters.js'
import type { RunningProjection } from './run-projection.js'

let world: ProjectionWorld

beforeEach(async () => {
  world = await ProjectionWorld.open()
  breakEverything()
})
afterEach(() => world.close())

const deadLetters = () => listDeadLetters(world.database, { status: 'parked', limit: 100 })
const deadLetterInFull = async () =>
  Promise.all((await deadLetters()).map(({ id }) => findDeadLetter(world.database, id)))
const deadLetterNumbers = async () => (await deadLetterInFull()).map(({ value }) => (JSON.parse(value) as Passage).n)
const passed = async (door: string) =>
  (await world.rows<{ n: number }>('select n from passages where door = $1 order by n', [door])).map(({ n }) => n)
const SETTLEMENT = { by: 'token:1', reason: 'mended' }

const append = async (running: RunningProjection, ...events: readonly Passage[]): Promise<void> => {
  await world.append(...events)
  await world.caughtUp(running)
}

describe('an event that cannot be worked in', () => {
  const faults = ['unreadable', 'refused by the view', 'refused by Postgres'] as const

  it.each(faults)('waits with the later ones of its key while others go on: %s', async (fault) => {
    const running = await world.start(passagesView(world.topic))
    await append(running, passage('front', 1), passage('front', 2, { fault }), passage('front', 3), passage('back', 4))
    await append(running, passage('front', 5), passage('back', 6))
    expect(await passed('front')).toEqual([1])
    expect(await passed('back')).toEqual([4, 6])
    expect(await deadLetterNumbers()).toEqual([2, 3, 5])
    expect((await running.progress()).deadLetters).toBe(3)
    const [first, second] = await deadLetters()
    expect(first).toMatchObject({ projection: 'all-passages', key: 'default:front', attempts: 1, status: 'parked' })
    expect(first!.failure).toMatch(/cannot be read|does not fit|sane_n/)
    expect(second).toMatchObject({ failure: null, attempts: 0 })
  })

  it.each(faults)('still waits after a restart: %s', async (fault) => {
    const first = await world.start(passagesView(world.topic))
    await append(first, passage('front', 1, { fault }))
    await first.stop()
    const second = await world.start(passagesView(world.topic))
    await append(second, passage('front', 2), passage('back', 3))
    expect(await deadLetterNumbers()).toEqual([1, 2])
    expect(await passed('back')).toEqual([3])
  })

  it('is found among thousands', async () => {
    await world.append(
      ...Array.from({ length: 3_000 }, (_, n) =>
        passage(`door-${n % 50}`, n, n % 1_000 === 999 ? { fault: 'refused by Postgres' } : {}),
      ),
    )
    await world.caughtUp(await world.start(passagesView(world.topic)))
    const [{ count }] = (await world.rows<{ count: number }>('select count(*)::int as count from passages')) as [
      { count: number },
    ]
    const waiting = await listDeadLetters(world.database, { limit: 500 })
    expect(waiting.filter(({ failure }) => failure !== null)).toHaveLength(1)
    expect(count + waiting.length).toBe(3_000)
    expect(new Set(waiting.map(({ key }) => key))).toEqual(new Set(['default:door-49']))
  })

  it.each(['refused by the view', 'refused by Postgres'] as const)(
    'leaves a folded row as it was: %s',
    async (fault) => {
      const running = await world.start(doorsView(world.topic))
      await append(
        running,
        passage('front', 1),
        passage('front', 2, { fault }),
        passage('front', 3),
        passage('back', 4),
      )
      expect(await world.rows('select door, passages from doors order by door')).toEqual([
        { door: 'back', passages: 1 },
        { door: 'front', passages: 1 },
      ])
      faultsInForce.clear()
      expect(await running.retry((await deadLetters())[0]!.id, SETTLEMENT)).toEqual({ retried: 2, stillParked: 0 })
      expect(await world.rows(`select numbers from doors where door = 'front'`)).toEqual([{ numbers: [1, 2, 3] }])
    },
  )

  it('may be anything at all', async () => {
    const running = await world.start(passagesView(world.topic))
    await (await world.log()).append(world.topic, [{ key: 'default:front', value: 'no JSON' }])
    await world.caughtUp(running)
    expect(await deadLetterInFull()).toMatchObject([{ key: 'default:front', value: 'no JSON' }])
  })

  it('may even hold what Postgres has no text for', async () => {
    const identity = { projection: 'p', liveProjection: 'p', topic: 't', version: 1, whenOutdated: 'keep' } as const
    const nul = 'a\0b'
    const record = { key: nul, value: nul, headers: { nul }, offset: 7, appendedAt: new Date() }
    const client = await world.database.connect()
    await writeDeadLetters(client, identity, [{ partition: 0, record, failure: nul }]).finally(() => client.release())
    expect(await deadLetterInFull()).toMatchObject([{ key: 'a\u2400b', value: nul, failure: 'a\u2400b' }])
  })
})

describe('retrying a dead letter', () => {
  it('works its key in, in order, and lets it flow again', async () => {
    const running = await world.start(passagesView(world.topic))
    await append(running, passage('front', 1, { fault: 'unreadable' }), passage('front', 2), passage('front', 3))
    faultsInForce.clear()
    expect(await running.retry((await deadLetters())[0]!.id, SETTLEMENT)).toEqual({ retried: 3, stillParked: 0 })
    await append(running, passage('front', 4))
    expect(await passed('front')).toEqual([1, 2, 3, 4])
    expect(await listDeadLetters(world.database, { status: 'retried', limit: 10 })).toMatchObject([
      { settledBy: 'token:1', settledReason: 'mended', attempts: 2 },
      { attempts: 1 },
      { attempts: 1 },
    ])
  })

  it.each(['unreadable', 'refused by the view', 'refused by Postgres'] as const)(
    'stops at the first that fails again: %s',
    async (fault) => {
      const running = await world.start(passagesView(world.topic))
      const events = [1, 2, 3, 4, 5, 6].map((n) => passage('front', n, n === 1 ? { fault: 'unreadable' } : {}))
      events[3] = passage('front', 4, { fault: fault === 'unreadable' ? 'refused by the view' : fault })
      await append(running, ...events)
      faultsInForce.delete('unreadable')
      expect(await running.retry((await deadLetters())[0]!.id, SETTLEMENT)).toEqual({ retried: 3, stillParked: 3 })
      expect(await passed('front')).toEqual([1, 2, 3])
      expect((await deadLetters())[0]!.failure).toMatch(/does not fit|sane_n/)
    },
  )

  it('takes in what arrives meanwhile, each event once', async () => {
    const running = await world.start(passagesView(world.topic))
    await append(running, passage('front', 0, { fault: 'unreadable' }))
    const numbers = Array.from({ length: 300 }, (_, n) => n)
    const arriving = (async () => {
      for (const n of numbers.slice(1)) await world.append(passage('front', n))
    })()
    faultsInForce.clear()
    await running.retry((await deadLetters())[0]!.id, SETTLEMENT)
    await arriving
    await world.caughtUp(running)
    expect(await deadLetters()).toEqual([])
    expect(await passed('front')).toEqual(numbers)
  })

  it('is refused for one that is settled or unknown', async () => {
    const running = await world.start(passagesView(world.topic))
    await append(running, passage('front', 1, { fault: 'unreadable' }))
    const id = (await deadLetters())[0]!.id
    await discardDeadLetter(world.database, id, SETTLEMENT)
    await expect(running.retry(id, SETTLEMENT)).rejects.toMatchObject({ code: 'dead_letter_settled' })
    await expect(running.retry(4_711, SETTLEMENT)).rejects.toMatchObject({ code: 'dead_letter_not_found' })
  })
})

describe('discarding a dead letter', () => {
  it('frees its key when it was the only one', async () => {
    const running = await world.start(passagesView(world.topic))
    await append(running, passage('front', 1, { fault: 'unreadable' }))
    await discardDeadLetter(world.database, (await deadLetters())[0]!.id, SETTLEMENT)
    await append(running, passage('front', 2))
    expect(await passed('front')).toEqual([2])
  })

  it('leaves the later ones waiting for a retry', async () => {
    const running = await world.start(passagesView(world.topic))
    await append(running, passage('front', 1, { fault: 'unreadable' }), passage('front', 2))
    const [first, second] = await deadLetters()
    await discardDeadLetter(world.database, first!.id, SETTLEMENT)
    await append(running, passage('front', 3))
    expect(await deadLetterNumbers()).toEqual([2, 3])
    expect(await running.retry(second!.id, SETTLEMENT)).toEqual({ retried: 2, stillParked: 0 })
  })
})
