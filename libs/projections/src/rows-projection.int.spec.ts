import type { Row } from '@doorledger/kernel'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { monthly, passage, passagesView, type Passage } from '../test/passages.js'
import { PATIENCE, ProjectionWorld } from '../test/projection-world.js'

let world: ProjectionWorld

beforeEach(async () => {
  world = await ProjectionWorld.open()
})
afterEach(() => world.close())

const some = (count: number, doors = 7): Passage[] =>
  Array.from({ length: count }, (_, n) => passage(`door-${n % doors}`, n))
const ids = async (table = 'passages') =>
  (await world.rows<{ passage_id: string }>(`select passage_id from ${table} order by n`)).map((row) => row.passage_id)

describe('a view that only gains rows', () => {
  it('has a row for every event, with every value as it was', async () => {
    await world.append(...some(2_500))
    await world.caughtUp(await world.start(passagesView(world.topic)))
    expect(await ids()).toEqual(some(2_500).map(({ id }) => id))
    const [row] = await world.rows(`select door, n, passed_at, tags, details from passages where n = 7`)
    expect(row).toEqual({
      door: 'door-0',
      n: 7,
      passed_at: new Date('2026-11-22T00:00:00.007Z'),
      tags: ['n=7', 'a "quoted"\ttag'],
      details: { door: 'door-0', text: 'line\nbreak \\ back' },
    })
  })

  it('leaves out what its reader does not want, and moves on', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(passage('elsewhere', 1), passage('front', 2), passage('elsewhere', 3))
    await world.caughtUp(running)
    expect(await ids()).toEqual(['front-2'])
  })

  it.each([
    ['an ordinary', passagesView],
    ['a partitioned', monthly],
  ] as const)('ignores an event that comes twice, in %s table', async (_, view) => {
    const projection = view(world.topic)
    const running = await world.start(projection)
    await world.append(...some(50), ...some(50))
    await world.caughtUp(running)
    await world.append(...some(60), passage('front', 999, { at: '1999-12-31T00:00:00.000Z' }))
    await world.caughtUp(running)
    expect(await ids(projection.table.name)).toHaveLength(61)
  })

  it('lets a higher revision replace the row but for what is kept, whatever the order', async () => {
    const running = await world.start(passagesView(world.topic))
    const first = passage('front', 1)
    await world.append(
      first,
      passage('front', 2, { id: first.id, revision: 3 }),
      passage('front', 3, { id: first.id, revision: 2 }),
    )
    await world.caughtUp(running)
    await world.append(passage('front', 4, { id: first.id, revision: 3 }))
    await world.caughtUp(running)
    const [at] = await world.rows<{ seq: number }>('select min(seq) as seq from passages')
    expect(await world.rows('select n, revision from passages')).toEqual([{ n: 2, revision: 3 }])
    await world.append(passage('front', 5, { id: first.id, revision: 4 }))
    await world.caughtUp(running)
    expect(await world.rows('select n, revision, seq from passages')).toEqual([{ n: 5, revision: 4, seq: at!.seq }])
  })

  it.each([
    ['rightly', (row: Row) => (row['revision'] as number) > 1],
    ['always wrongly', (row: Row) => (row['revision'] as number) === 1],
  ])('has the same rows whether it is guessed %s which of them replace others', async (_, replaces) => {
    const view = passagesView(world.topic)
    const running = await world.start({ ...view, table: { ...view.table, replaces } })
    const [front, back] = [passage('front', 1), passage('back', 2)]
    await world.append(front, back)
    await world.caughtUp(running)
    await world.append(passage('front', 3, { id: front.id, revision: 2 }), passage('front', 4), passage('back', 5))
    await world.append(passage('back', 6, { id: back.id, revision: 2 }), passage('front', 7))
    await world.caughtUp(running)
    expect(await world.rows('select n, revision from passages order by n')).toEqual([
      { n: 3, revision: 2 },
      { n: 4, revision: 1 },
      { n: 5, revision: 1 },
      { n: 6, revision: 2 },
      { n: 7, revision: 1 },
    ])
  })

  it('goes on where it stopped', async () => {
    const first = await world.start(passagesView(world.topic))
    await world.append(...some(100))
    await world.caughtUp(first)
    await first.stop()
    await world.database.query('delete from passages where n < 50')
    const second = await world.start(passagesView(world.topic))
    await world.append(passage('front', 1_000))
    await world.caughtUp(second)
    expect(await world.rows('select count(*)::int as count from passages')).toEqual([{ count: 51 }])
  })

  it('shares the partitions among replicas', async () => {
    const replicas = [
      await world.start(passagesView(world.topic)),
      await world.start(passagesView(world.topic), { log: await world.log(true) }),
    ]
    for (let start = 0; start < 1_000; start += 100) await world.append(...some(1_000).slice(start, start + 100))
    await Promise.all(replicas.map((replica) => world.caughtUp(replica)))
    expect(await ids()).toHaveLength(1_000)
  })

  it('tells listeners of new rows', async () => {
    const listener = new pg.Client({ connectionString: world.url })
    await listener.connect()
    const heard = vi.fn<(channel: string) => void>()
    listener.on('notification', ({ channel }) => heard(channel))
    await listener.query('listen views_all_passages')
    await world.start(passagesView(world.topic))
    await world.append(passage('front', 1))
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('views_all_passages'), PATIENCE)
    await listener.end()
  })

  it('says which column is missing', async () => {
    const view = passagesView(world.topic)
    const table = { ...view.table, columns: [...view.table.columns, 'colour'] }
    await expect(world.start({ ...view, table })).rejects.toThrow(/no column colour/)
  })

  it('tells how far it is', async () => {
    const running = await world.start(passagesView(world.topic))
    await world.append(...some(10))
    await world.caughtUp(running)
    const { partitions, ...rest } = await running.progress()
    expect(rest).toEqual({ name: 'all-passages', version: 1, lag: 0, deadLetters: 0 })
    expect(partitions.reduce((sum, { nextOffset }) => sum + nextOffset, 0)).toBe(10)
  })
})
