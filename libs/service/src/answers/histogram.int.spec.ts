import { openPool } from '@doorledger/database'
import { offsetAt } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bucket, histogram } from './histogram.js'

let database: Pool

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'public', applicationName: 'test' })
})
afterAll(() => database.end())

const barsOf = (instants: readonly string[], bucket: Bucket, zone: string) =>
  histogram(database, {
    rows: `(select value::timestamptz as at from jsonb_array_elements_text('${JSON.stringify(instants)}')) e`,
    where: () => 'true',
    at: 'e.at',
    by: `'granted'`,
    time: {},
    bucket,
    zone,
  })

const HOUR_MS = 3_600_000
/** Half an hour into each hour of the days around the instant. */
const around = (instant: string) =>
  Array.from({ length: 96 }, (_, n) => new Date(Date.parse(instant) + (n - 48 + 0.5) * HOUR_MS).toISOString())
const localDay = (zone: string, instant: string) => {
  const ms = Date.parse(instant)
  return new Date(ms + offsetAt(zone, ms)).toISOString().slice(0, 10)
}

describe('a histogram', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['America/St_Johns', '2026-03-08T05:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['Asia/Kolkata', '2026-06-01T00:00:00Z'],
  ])('divides the days of %s around %s where its calendar does', async (zone, instant) => {
    const instants = around(instant)
    const expected = new Map<string, number>()
    for (const one of instants) {
      expected.set(localDay(zone, one), (expected.get(localDay(zone, one)) ?? 0) + 1)
    }
    const bars = await barsOf(instants, 'day', zone)
    expect(bars.map(({ from, count }) => [localDay(zone, from), count])).toEqual([...expected])
    expect(bars.map(({ by }) => by)).toEqual([...expected.values()].map((granted) => ({ granted })))
  })

  it('has a bar for each hour that was lived, also when one comes twice and one never', async () => {
    for (const instant of ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']) {
      const bars = await barsOf(around(instant), 'hour', 'Europe/Berlin')
      expect(bars.map(({ count }) => count)).toEqual(Array.from({ length: 96 }, () => 1))
      expect(bars[0]!.from).toBe(new Date(Date.parse(instant) - 48 * HOUR_MS).toISOString())
    }
  })

  it.each([
    ['America/St_Johns', '2008-11-02T02:31:00Z'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
    ['Asia/Kathmandu', '1985-12-31T18:30:00Z'],
  ])('has each minute in its own hour of %s around %s', async (zone, instant) => {
    const minutes = Array.from({ length: 180 }, (_, n) => Date.parse(instant) + (n - 90) * 60_000 + 15_000)
    const expected = new Map<string, number>()
    for (const ms of minutes) {
      const offset = offsetAt(zone, ms)
      const hour = new Date(Math.floor((ms + offset) / HOUR_MS) * HOUR_MS - offset).toISOString()
      expected.set(hour, (expected.get(hour) ?? 0) + 1)
    }
    const bars = await barsOf(
      minutes.map((ms) => new Date(ms).toISOString()),
      'hour',
      zone,
    )
    expect(bars.map(({ from, count }) => [from, count])).toEqual([...expected].sort())
  })

  it('begins weeks on Monday and months on their first, where it is', async () => {
    const instants = ['2026-11-08T22:59:59Z', '2026-11-08T23:00:00Z', '2026-10-31T23:00:00Z']
    const weeks = await barsOf(instants, 'week', 'Europe/Berlin')
    expect(weeks.map(({ from }) => from)).toEqual([
      '2026-10-25T23:00:00.000Z',
      '2026-11-01T23:00:00.000Z',
      '2026-11-08T23:00:00.000Z',
    ])
    const months = await barsOf(instants, 'month', 'Europe/Berlin')
    expect(months).toEqual([{ from: '2026-10-31T23:00:00.000Z', count: 3, by: { granted: 3 } }])
  })

  it('names the bucket when there would be too many bars', async () => {
    const instants = Array.from({ length: 5_001 }, (_, n) => new Date(n * 60_000).toISOString())
    await expect(barsOf(instants, 'minute', 'UTC')).rejects.toThrow('bucket: must be larger for a range this long')
  })
})
