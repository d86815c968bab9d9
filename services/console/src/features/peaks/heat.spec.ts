import { describe, expect, it } from 'vitest'
import { heatOf, weekOf } from './heat'

describe('a week of counts', () => {
  it('has each hour in its place, Monday first, and nothing elsewhere', () => {
    const week = weekOf([
      { weekday: 1, hour: 0, count: 3 },
      { weekday: 7, hour: 23, count: 9 },
    ])
    expect(week.map((hours) => hours.length)).toEqual([24, 24, 24, 24, 24, 24, 24])
    expect([week[0]![0], week[6]![23]]).toEqual([3, 9])
    expect(week.flat().reduce((sum, count) => sum + count)).toBe(12)
  })
})

describe('the strength of a colour', () => {
  it.each([
    [0, 10, 0],
    [1, 1_000, 1],
    [5, 10, 3],
    [10, 10, 5],
    [0, 0, 0],
  ])('of %i where most is %i is %i', (count, most, heat) => expect(heatOf(count, most)).toBe(heat))
})
