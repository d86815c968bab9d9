import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { breakEverything, doorsView, faultsInForce, monthly, passage, passagesView } from '../../test/passages.js'
import { PATIENCE, ProjectionWorld } from '../../test/projection-world.js'
import { discardDeadLetter, listDeadLetters } from '../dead-letters.js'
import { RebuildUnderWay } from './rebuild-lock.js'

let world: ProjectionWorld

beforeEach(async () => {
  world = await ProjectionWorld.open()
  breakEverything()
})
afterEach(() => world.close())

const some = (count: number, from = 0) => Array.from({ length: count }, (_, n) => passage(`door-${n % 9}`, n + from))
const numbers = async (table = 'passages') =>
  (await world.rows<{ n: number }>(`select n from ${table} order by n`)).map(({ n }) => n)
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

/** Tables and indexes of the schema, by name and definition. */
const relations = () =>
  world.rows(
    `select relname, relkind, case when relkind in ('i', 'I') then pg_get_indexdef(oid) end as definition
     from pg_class where relnamespace = 'views'::regnamespace and relkind in ('r', 'p', 'i', 'I') order by relname`,
  )

const twiceTheNumber = (topic: string) => {
  const view = passagesView(topic)
  return {
    ...view,
    version: 2,
    rows: (...args: Parameters<typeof view.rows>) =>
      view.rows(...args).map((row) => ({ ...row, n: Number(row.n) * 2 })),
  }
}

describe('rebuilding a view', () => {
  it.each([
    ['an ordinary table', passagesView],
    ['a partitioned table', monthly],
    ['a folded view', doorsView],
  ] as const)('makes anew what was lost, under the same names: %s', async (_, view) => {
    const projection = view(world.topic)
    const running = await world.start(projection)
    await world.append(...some(3_000), passage('front', 9_999, { at: '1999-12-31T23:59:59.000Z' }))
    await world.caughtUp(running)
    const content = `select * from ${projection.table.name} order by 1`
    const [before, names] = [await world.rows(content), await relations()]
    await world.database.query(`delete from ${projection.table.name} where door = 'door-3'`)
    await running.rebuild()
    await world.append(passage('door-3', 3_000))
    await world.caughtUp(running)
    await running.rebuild()
    expect(await relations()).toEqual(names)
    expect((await world.rows(content)).length).toBeGreaterThanOrEqual(before.length)
    expect(await running.progress()).toMatchObject({ lag: 0, deadLetters: 0 })
    expect(await running.progress()).not.toHaveProperty('rebuild')
  })

  it('lets the live view go on meanwhile, and loses nothing of it', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(...some(2_000))
    let isDone = false
    const writing = (async () => {
      let next = 2_000
      for (; !isDone; next += 10) await world.append(...some(10, next))
      return next
    })()
    for (let round = 0; round < 3; round += 1) await running.rebuild()
    isDone = true
    const count = await writing
    await world.caughtUp(running)
    expect(await numbers()).toEqual(upTo(count))
  })

  it('waits for a reader that holds the table, without holding others up', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(...some(100))
    await world.caughtUp(running)
    const reader = await world.database.connect()
    await reader.query('begin; select from passages limit 1')
    const rebuilt = running.rebuild()
    await vi.waitUntil(async () => 'rebuild' in (await running.progress()), PATIENCE)
    await world.append(...some(5, 100))
    await vi.waitFor(async () => expect(await numbers()).toEqual(upTo(105)), PATIENCE)
    await reader.query('commit')
    reader.release()
    await rebuilt
    expect(await numbers()).toEqual(upTo(105))
  })

  it('is done by one process at a time', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(...some(100))
    const outcomes = await Promise.allSettled([running.rebuild(), running.rebuild()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(failed!.reason).toBeInstanceOf(RebuildUnderWay)
  })

  it('leaves nothing behind when it is cut short, and can begin again', async () => {
    const first = await world.start(passagesView(world.topic))
    await world.append(...some(100))
    await world.caughtUp(first)
    const names = await relations()
    const reader = await world.database.connect()
    await reader.query('begin; select from passages limit 1')
    const cutShort = first.rebuild().catch((error: unknown) => error)
    await vi.waitUntil(async () => ((await first.progress()).rebuild?.lag ?? 1) === 0, PATIENCE)
    await Promise.all([first.stop(), reader.query('commit').then(() => reader.release())])
    await cutShort
    const second = await world.start(passagesView(world.topic))
    expect(await relations()).toEqual(names)
    await second.rebuild()
    expect(await numbers()).toEqual(upTo(100))
  })

  it('keeps out what is discarded after the new table has taken it in', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(passage('front', 0, { fault: 'unreadable' }), passage('back', 1))
    await world.caughtUp(running)
    faultsInForce.clear()
    const reader = await world.database.connect()
    await reader.query('begin; select from passages limit 1') // so that it is not switched over yet
    const rebuilt = running.rebuild()
    await vi.waitFor(async () => expect(await numbers('passages__next')).toEqual([0, 1]), PATIENCE)
    const [front] = await listDeadLetters(world.database, { limit: 1 })
    const discarding = discardDeadLetter(world.database, front!.id, { by: 'token:1', reason: 'a test' })
    await discarding.finally(() => reader.query('commit').finally(() => reader.release()))
    await rebuilt
    expect(await numbers()).toEqual([1])
  })

  it('forgets a dead letter once it fits, and keeps out what was discarded', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(
      passage('front', 0, { fault: 'unreadable' }),
      passage('back', 1, { fault: 'refused by the view' }),
      passage('side', 2, { fault: 'refused by Postgres' }),
      passage('side', 3),
    )
    await world.caughtUp(running)
    const [front] = await listDeadLetters(world.database, { limit: 1 })
    await discardDeadLetter(world.database, front!.id, { by: 'token:1', reason: 'a test' })
    faultsInForce.delete('refused by Postgres')
    await running.rebuild()
    expect(await numbers()).toEqual([2, 3])
    const deadLetters = await listDeadLetters(world.database, { limit: 10 })
    const left = deadLetters.map(({ key, status, projection }) => [key, status, projection])
    expect(left.sort()).toEqual([
      ['default:back', 'parked', 'all-passages'],
      ['default:front', 'discarded', 'all-passages'],
    ])
  })
})

describe('a view whose version was raised', () => {
  it('is rebuilt by itself, while the old one stays readable', async () => {
    const old = await world.start(passagesView(world.topic))
    await world.append(...some(100))
    await world.caughtUp(old)
    await old.stop()
    const renewed = await world.start(twiceTheNumber(world.topic))
    expect((await numbers()).length).toBe(100)
    await vi.waitFor(async () => expect(await renewed.progress()).toMatchObject({ version: 2, lag: 0 }), PATIENCE)
    expect(await numbers()).toEqual(upTo(100).map((n) => n * 2))
  })

  it('is no longer written by the release before', async () => {
    const old = await world.start(passagesView(world.topic))
    await world.append(...some(100))
    await world.caughtUp(old)
    const renewed = await world.start(twiceTheNumber(world.topic), { log: await world.log(true) })
    await vi.waitFor(async () => expect(await renewed.progress()).toMatchObject({ version: 2, lag: 0 }), PATIENCE)
    await world.append(...some(100, 100))
    await old.stop()
    await world.caughtUp(renewed)
    expect(await numbers()).toEqual(upTo(200).map((n) => n * 2))
  })

  it('is built at once where there was none', async () => {
    await world.append(...some(10))
    const renewed = await world.start(twiceTheNumber(world.topic))
    await world.caughtUp(renewed)
    expect(await renewed.progress()).toMatchObject({ version: 2 })
  })
})
