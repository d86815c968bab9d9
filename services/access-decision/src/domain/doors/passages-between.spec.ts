import { describe, expect, it } from 'vitest'
import { passagesBetween } from './passages-between.js'

const minute = (n: number) => n * 60_000

describe('the passages of a schedule', () => {
  it('are where it permits, each to the minute', () => {
    const open = new Set([2, 3, 7].map(minute))
    expect(passagesBetween((at) => open.has(at), minute(0) + 5_000, minute(10))).toEqual([
      { fromMs: minute(2), toMs: minute(4) },
      { fromMs: minute(7), toMs: minute(8) },
    ])
  })

  it('end where nobody looked further', () =>
    expect(passagesBetween((at) => at >= minute(3), 0, minute(5))).toEqual([{ fromMs: minute(3), toMs: minute(5) }]))
})
