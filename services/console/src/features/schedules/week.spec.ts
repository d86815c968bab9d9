import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MINUTES, minutesOf, stretchesOf, timeOf, weekdays, type Weekly, withStretch } from './week'

describe('the stretches of a week', () => {
  it('are those of each day that an entry names', () => {
    const week = stretchesOf([{ days: ['mon', 'wed'], windows: [{ from: '07:30', to: '18:00' }] }])
    expect(week[0]).toEqual([{ from: 450, to: 1_080 }])
    expect(week[1]).toEqual([])
    expect(week[2]).toEqual([{ from: 450, to: 1_080 }])
  })

  it('go on into the next day past midnight, from Sunday into Monday', () => {
    const week = stretchesOf([{ days: ['sun'], windows: [{ from: '22:00', to: '06:00' }] }])
    expect(week[6]).toEqual([{ from: 1_320, to: DAY_MINUTES }])
    expect(week[0]).toEqual([{ from: 0, to: 360 }])
  })

  it('have no empty one when a window ends at midnight', () => {
    const week = stretchesOf([{ days: ['mon'], windows: [{ from: '22:00', to: '00:00' }] }])
    expect(week[1]).toEqual([])
  })
})

describe('a stretch that is added', () => {
  it('stands where it was drawn, whatever was there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...weekdays), fc.integer({ min: 0, max: 40 }), fc.boolean(), (day, half, hasOwn) => {
        const before: Weekly = hasOwn ? [{ days: [day], windows: [{ from: '01:00', to: '02:00' }] }] : []
        const stretch = { from: half * 30, to: half * 30 + 60 }
        const after = stretchesOf(withStretch(before, day, stretch))
        expect(after[weekdays.indexOf(day)]).toContainEqual(stretch)
        expect(after.flat()).toHaveLength(stretchesOf(before).flat().length + 1)
      }),
    )
  })

  it('leaves what several days share as it is', () => {
    const shared = { days: ['mon' as const, 'tue' as const], windows: [{ from: '08:00', to: '12:00' }] }
    expect(withStretch([shared], 'mon', { from: 780, to: 900 })).toEqual([
      shared,
      { days: ['mon'], windows: [{ from: '13:00', to: '15:00' }] },
    ])
  })
})

describe('a time of day', () => {
  it('is written as it was read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAY_MINUTES }), (minutes) => {
        expect(minutesOf(timeOf(minutes))).toBe(minutes)
      }),
    )
  })
})
