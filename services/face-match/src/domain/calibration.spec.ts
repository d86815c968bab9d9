import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CALIBRATION, scorePctOf } from './calibration.js'

/** The slope through the two measured thresholds. */
const slopeOf = (cosineAtTenthPct: number, cosineAtOnePct: number): number =>
  Math.log(7 / 3) / (cosineAtTenthPct - cosineAtOnePct)

describe('the percentage of a cosine', () => {
  it('is 50 at a false-match rate of 0.1 %, and 30 at 1 %', () => {
    expect(scorePctOf(0.314, DEFAULT_CALIBRATION)).toBeCloseTo(50, 6)
    expect(scorePctOf(0.239, DEFAULT_CALIBRATION)).toBeCloseTo(30, 0)
    expect(slopeOf(0.314, 0.239)).toBeCloseTo(DEFAULT_CALIBRATION.k, 1)
  })

  it('is between 0 and 100, and higher for a higher cosine', () => {
    const cosine = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(cosine, cosine, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(scorePctOf(low, DEFAULT_CALIBRATION)).toBeLessThanOrEqual(scorePctOf(high, DEFAULT_CALIBRATION))
        expect(scorePctOf(low, DEFAULT_CALIBRATION)).toBeGreaterThan(0)
        expect(scorePctOf(high, DEFAULT_CALIBRATION)).toBeLessThan(100)
      }),
    )
  })
})
