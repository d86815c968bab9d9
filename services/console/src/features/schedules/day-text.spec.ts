import { describe, expect, it } from 'vitest'
import { dayText, monthDayText } from './day-text'

describe('a holiday', () => {
  it('begins on a day as people write it', () => {
    expect(dayText('2026-12-06', 'en')).toBe('6 Dec 2026')
    expect(dayText('2026-12-06', 'de')).toBe('06.12.2026')
  })

  it('comes each year on a day of a month, the 29th of February among them', () => {
    expect(monthDayText('12-24', 'en')).toBe('24 December')
    expect(monthDayText('12-24', 'de')).toBe('24. Dezember')
    expect(monthDayText('02-29', 'en')).toBe('29 February')
  })
})
