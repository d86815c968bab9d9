import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDateTime, readClock } from './device-time.js'

describe("a device's clock reading", () => {
  it('is read as if the clock ran on UTC', () => {
    expect(readClock('20131113091752')).toEqual({ localMs: Date.UTC(2013, 10, 13, 9, 17, 52) })
  })

  it('agrees with the calendar for every second from the year 1 to 9999', () => {
    const first = Date.parse('0001-01-01T00:00:00Z')
    const last = Date.parse('9999-12-31T23:59:59Z')
    fc.assert(
      fc.property(fc.integer({ min: first / 1000, max: last / 1000 }), (seconds) => {
        const text = new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14)
        expect(readClock(text)).toEqual({ localMs: seconds * 1000 })
      }),
    )
  })

  it.each([
    ['20260229120000', 'day 29 of month 2 does not exist in 2026'],
    ['20260231000000', 'day 31 of month 2 does not exist in 2026'],
    ['20260431000000', 'day 31 of month 4 does not exist in 2026'],
    ['20261301000000', 'month 13 does not exist'],
    ['20260001000000', 'month 0 does not exist'],
    ['20260100000000', 'day 0 of month 1 does not exist in 2026'],
    ['20260101240000', 'hour 24 does not exist'],
    ['20260101006000', 'minute 60 does not exist'],
    ['20260101000060', 'second 60 does not exist'],
    ['00000101000000', 'year 0 does not exist'],
    ['2026010100000', 'must be 14 digits, YYYYMMDDHHMMSS'],
    ['2026-01-01T00:0', 'must be 14 digits, YYYYMMDDHHMMSS'],
    ['２０２６０１０１００００００', 'must be 14 digits, YYYYMMDDHHMMSS'],
  ])('refuses %s: %s', (text, fault) => {
    expect(readClock(text)).toEqual({ fault })
  })

  it('knows which centuries are leap years', () => {
    expect(readClock('20000229000000')).toEqual({ localMs: Date.UTC(2000, 1, 29) })
    expect(readClock('21000229000000')).toHaveProperty('fault')
  })

  it('is shown with separators', () => {
    expect(localDateTime('20131113091752')).toBe('2013-11-13T09:17:52')
  })
})
