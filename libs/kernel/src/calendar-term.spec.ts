import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutoffOf, dayAfter, dayBefore, endOfTerm, isLonger } from './calendar-term.js'

describe('a term by calendar', () => {
  it.each([
    ['2026-11-29', 'P6Y', '2020-11-29'],
    ['2028-02-29', 'P1Y', '2027-02-28'],
    ['2028-02-29', 'P4Y', '2024-02-29'],
    ['2026-03-31', 'P1M', '2026-02-28'],
    ['2026-01-15', 'P18M', '2024-07-15'],
    ['2026-01-01', 'P90D', '2025-10-03'],
    ['2026-03-31', 'P1Y1M1D', '2025-02-27'],
  ])('goes back by the calendar: %s less %s is %s', (day, term, before) => expect(dayBefore(day, term)).toBe(before))

  it('of HIPAA, SOX and one year is as many days as people know it by', () => {
    const daysOf = (term: string) => (Date.parse('2026-11-29') - Date.parse(dayBefore('2026-11-29', term))) / 86_400_000
    expect([daysOf('P6Y'), daysOf('P7Y'), daysOf('P1Y')]).toEqual([2191, 2557, 365])
  })

  it('begins at the start of a day of the site, also where clocks changed', () => {
    const site = { zone: 'Europe/Helsinki', now: new Date('2026-11-29T23:30:00Z') }
    expect(cutoffOf('P6M', site).toISOString()).toBe('2026-05-29T21:00:00.000Z')
  })

  it('is over when the nightly run of the day after its last deletes what began with it', () => {
    const began = new Date('2025-11-30T12:00:00Z')
    const over = endOfTerm('P1Y', began, 'Europe/Helsinki')
    expect(over.toISOString()).toBe('2026-11-30T22:00:00.000Z')
    expect(cutoffOf('P1Y', { zone: 'Europe/Helsinki', now: over }) > began).toBe(true)
    const before = { zone: 'Europe/Helsinki', now: new Date(over.getTime() - 1) }
    expect(cutoffOf('P1Y', before) > began).toBe(false)
  })

  it('is longer when it reaches further back', () => {
    expect(isLonger('P1Y', 'P365D', '2028-03-01')).toBe(true)
    expect(isLonger('P365D', 'P1Y', '2027-03-01')).toBe(false)
  })

  it('never lies after where it came from, and back and forth is at most three days off', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 900 }), (date, years, months) => {
        const day = date.toISOString().slice(0, 10)
        const before = dayBefore(day, `P${years}Y${months}M`)
        expect(before < day).toBe(true)
        const off = Date.parse(day) - Date.parse(dayAfter(before, `P${years}Y${months}M`))
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(3 * 86_400_000)
      }),
    )
  })
})
