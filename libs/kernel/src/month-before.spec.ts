import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthBefore } from './month-before.js'
import { localTimeIn } from './site-day.js'

const before = (instant: string, zone: string): string => monthBefore(new Date(instant), zone).toISOString()

const ZONES = ['Europe/Helsinki', 'America/New_York', 'Australia/Lord_Howe'] as const

describe('one calendar month before', () => {
  it.each([
    ['2026-03-31T12:00:00.000Z', 'UTC', '2026-02-28T12:00:00.000Z'],
    ['2028-03-31T12:00:00.000Z', 'UTC', '2028-02-29T12:00:00.000Z'],
    ['2028-03-29T12:00:00.000Z', 'UTC', '2028-02-29T12:00:00.000Z'],
    ['2026-01-15T00:00:00.000Z', 'UTC', '2025-12-15T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-11-30T23:59:59.999Z'],
  ])('of %s in %s is %s', (instant, zone, expected) => expect(before(instant, zone)).toBe(expected))

  it('goes by the calendar of the site, not by that of UTC', () => {
    // 1 March in Helsinki, still 28 February in UTC
    expect(before('2026-02-28T22:30:00.000Z', 'Europe/Helsinki')).toBe('2026-01-31T22:30:00.000Z')
    // 31 March in New York, already 1 April in UTC
    expect(before('2026-04-01T02:00:00.000Z', 'America/New_York')).toBe('2026-03-01T03:00:00.000Z')
  })

  it('keeps the time of day over a clock change in between', () => {
    expect(before('2026-04-15T09:00:00.000Z', 'Europe/Helsinki')).toBe('2026-03-15T10:00:00.000Z')
    expect(before('2026-11-15T14:00:00.000Z', 'America/New_York')).toBe('2026-10-15T13:00:00.000Z')
    // half an hour of summer time
    expect(before('2026-04-20T00:00:00.000Z', 'Australia/Lord_Howe')).toBe('2026-03-19T23:30:00.000Z')
  })

  it('takes the first of two, and what is skipped as much later', () => {
    // 25 October in Helsinki: 03:30 comes at 00:30Z and at 01:30Z
    expect(before('2026-11-25T01:30:00.000Z', 'Europe/Helsinki')).toBe('2026-10-25T00:30:00.000Z')
    // 29 March: 03:30 is skipped, clocks show 04:30
    expect(before('2026-04-29T00:30:00.000Z', 'Europe/Helsinki')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('is a calendar month at every instant of ten years, in three zones', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom(...ZONES),
        (instant, zone) => {
          const [then, now] = [monthBefore(instant, zone), instant].map((at) => localTimeIn(zone, at))
          const months = (local: string) => Number(local.slice(0, 4)) * 12 + Number(local.slice(5, 7))
          expect(months(now!) - months(then!)).toBe(1)
          if (then!.slice(8, 10) !== now!.slice(8, 10)) expect(Number(now!.slice(8, 10))).toBeGreaterThan(28)
        },
      ),
    )
  })
})
