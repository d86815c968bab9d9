import type { ActionReported } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshSchemas } from '../../../database/test/fresh-schema.js'
import type { ActionResult } from './audited-action.js'
import { RepeatedActions } from './repeated-actions.js'

const MINUTE = 60_000
const done: ActionResult = { outcome: 'done', changes: [] }

let pools: readonly Pool[]
let database: Pool
let now: number
/** Two replicas. */
let one: RepeatedActions
let other: RepeatedActions

beforeAll(async () => {
  pools = await freshSchemas('one', 'other')
  database = pools[0]!
})
afterAll(() => Promise.all(pools.map((pool) => pool.end())))
beforeEach(async () => {
  await database.query('truncate events, outbox, repeated_actions')
  now = Date.parse('2026-11-23T10:00:00.000Z')
  const replica = (pool: Pool) =>
    new RepeatedActions({ database: pool, service: 'directory', clock: () => new Date(now) })
  one = replica(pools[0]!)
  other = replica(pools[1]!)
})

const ben = newId()
const reading = (id = ben) => ({
  name: 'user.read',
  permission: 'user:read' as const,
  target: { kind: 'user', id },
  reported: false,
})
const anna = { tenantId: 'default', actor: 'user:anna', session: 'monday', correlationId: 'r1' }

const reports = async () => {
  const { rows } = await database.query<{ value: string }>('select value from events order by position')
  return rows.map(({ value }) => JSON.parse(value) as ActionReported)
}
/** How often each report says it happened. */
const occurrences = async () => (await reports()).map(({ data }) => data.occurrences ?? 1)

describe('what is done again and again', () => {
  it('is reported at once, and then counted by whichever replica, in one report when its window is over', async () => {
    await one.note(anna, [reading()], done)
    for (const replica of [one, other, other]) {
      now += MINUTE
      await replica.note({ ...anna, correlationId: newId() }, [reading()], done)
    }
    expect(await one.closeWindows()).toBe(0)
    expect(await occurrences()).toEqual([1])
    now += 8 * MINUTE
    await Promise.all([one.closeWindows(), other.closeWindows()])
    expect(await reports()).toMatchObject([
      { actor: 'user:anna', time: '2026-11-23T10:00:00.000Z', correlationid: 'r1', data: { outcome: 'done' } },
      {
        actor: 'user:anna',
        time: '2026-11-23T10:03:00.000Z',
        data: { action: 'user.read', occurrences: 3, since: '2026-11-23T10:00:00.000Z', target: { id: ben } },
      },
    ])
    await one.note(anna, [reading()], done)
    expect(await occurrences()).toEqual([1, 3, 1])
  })

  it('is not reported again when it was done once', async () => {
    await one.note(anna, [reading()], done)
    now += 11 * MINUTE
    expect(await one.closeWindows()).toBe(1)
    expect(await occurrences()).toEqual([1])
  })

  it('is something else in another session, about another person, or when it is refused', async () => {
    await one.note(anna, [reading()], done)
    await one.note({ ...anna, session: 'tuesday' }, [reading()], done)
    await one.note(anna, [reading(newId())], done)
    await one.note(anna, [reading()], { outcome: 'denied', changes: [], failure: { code: 'permission_missing' } })
    expect(await occurrences()).toEqual([1, 1, 1, 1])
  })

  it('adds up, however many do it at once', async () => {
    const people = [newId(), newId(), newId()]
    const times = Array.from({ length: 30 }, (_, time) => (time % 2 === 0 ? one : other))
    await Promise.all(
      times.map((replica, time) =>
        replica.note(
          anna,
          rotated(people, time).map((id) => reading(id)),
          done,
        ),
      ),
    )
    now += 11 * MINUTE
    await Promise.all([one.closeWindows(), other.closeWindows()])
    expect(await occurrences()).toEqual([1, 1, 1, 29, 29, 29])
  })
})

const rotated = <Item>(items: readonly Item[], by: number): Item[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
]
