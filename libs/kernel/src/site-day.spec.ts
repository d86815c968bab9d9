import { describe, expect, it } from 'vitest'
import { dayIn, endOfDay, startOfDay } from './site-day.js'

describe('a day of the site', () => {
  it.each([
    ['2026-11-13', 'UTC', '2026-11-13T00:00:00.000Z'],
    ['2026-11-13', 'Europe/Helsinki', '2026-11-12T22:00:00.000Z'],
    ['2026-07-13', 'Europe/Helsinki', '2026-07-12T21:00:00.000Z'],
    ['2026-11-13', 'America/New_York', '2026-11-13T05:00:00.000Z'],
    ['2026-11-13', 'Asia/Kathmandu', '2026-11-12T18:15:00.000Z'],
    ['2026-11-13', 'Pacific/Kiritimati', '2026-11-12T10:00:00.000Z'],
  ])('%s in %s starts at %s', (day, zone, start) => expect(startOfDay(day, zone).toISOString()).toBe(start))

  it('starts when clocks have gone forward, where they do so at midnight', () =>
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z'))

  it('starts at the first midnight, where clocks go back over it', () =>
    expect(startOfDay('2026-11-01', 'America/Havana').toISOString()).toBe('2026-11-01T04:00:00.000Z'))

  it('ends where the next one starts', () =>
    expect(endOfDay('2026-10-25', 'Europe/Helsinki')).toEqual(startOfDay('2026-10-26', 'Europe/Helsinki')))

  it('is the one the site has, not the one elsewhere', () => {
    const instant = new Date('2026-11-22T22:30:00Z')
    expect(dayIn('Europe/Helsinki', instant)).toBe('2026-11-23')
    expect(dayIn('America/New_York', instant)).toBe('2026-11-22')
  })
})
