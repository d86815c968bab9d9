import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reached, reachedDaily } from './threshold.js'

const fiveInTen = { count: 5, windowSec: 600 }
const minutes = (...at: number[]) => at.map((minute) => minute * 60_000)

describe('a threshold', () => {
  it('is reached by the fifth within ten minutes, both ends included', () => {
    expect(reached(minutes(0, 1, 2, 3, 10), 600_000, fiveInTen)).toBe(5)
    expect(reached([...minutes(0, 1, 2, 3), 600_001], 600_001, fiveInTen)).toBe(0)
  })

  it('is reached by one that comes late, with those after it', () =>
    expect(reached(minutes(10, 12, 13, 14, 9), 540_000, fiveInTen)).toBe(5))

  it('counts as a look at every window does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 30 }),
        (seconds, count, windowSec) => {
          const at = seconds[0]!
          const windows = Array.from({ length: windowSec + 1 }, (_, back) => at - windowSec + back)
          const most = Math.max(
            ...windows.map((from) => seconds.filter((s) => s >= from && s <= from + windowSec).length),
          )
          const times = seconds.map((second) => second * 1_000)
          expect(reached(times, at * 1_000, { count, windowSec })).toBe(most >= count ? most : 0)
        },
      ),
    )
  })
})

describe('days in a row', () => {
  const dayOf = (hour: number) => Math.floor(hour / 24)
  const three = { days: 3, dayOf }

  it('are reached by one on each of three', () => {
    expect(reachedDaily([1, 25, 71], 71, three)).toBe(3)
    expect(reachedDaily([1, 25, 71], 25, three)).toBe(3)
    expect(reachedDaily([1, 2, 25, 71, 240], 1, three)).toBe(4)
  })

  it('are not reached by many on two, nor with a day between, nor once a week', () => {
    expect(reachedDaily([1, 2, 3, 25, 26], 26, three)).toBe(0)
    expect(reachedDaily([1, 25, 73], 73, three)).toBe(0)
    expect(reachedDaily([1, 169, 337, 505], 505, three)).toBe(0)
  })
})
