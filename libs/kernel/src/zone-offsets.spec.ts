import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetAt, offsetsIn } from './zone-offsets.js'

const HOUR_MS = 3_600_000
const at = (text: string): number => Date.parse(text)

describe('the offsets of a zone', () => {
  it('change when the clocks are set, to the second', () => {
    const { firstMs, changes } = offsetsIn('Europe/Berlin', at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'))
    expect(firstMs).toBe(HOUR_MS)
    expect(changes).toEqual([
      { atMs: at('2026-03-29T01:00:00Z'), offsetMs: 2 * HOUR_MS },
      { atMs: at('2026-10-25T01:00:00Z'), offsetMs: HOUR_MS },
    ])
  })

  it('do not change in a zone without daylight saving time', () => {
    expect(offsetsIn('Asia/Kolkata', at('2020-01-01T00:00:00Z'))).toEqual({ firstMs: 5.5 * HOUR_MS, changes: [] })
  })

  it('are those of each instant', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'UTC',
    )
    const instants = fc.integer({ min: at('1970-01-01T00:00:00Z') / 1000, max: at('2110-01-01T00:00:00Z') / 1000 })
    fc.assert(
      fc.property(zones, instants, instants, instants, (zone, one, other, third) => {
        const [from, instant, to] = [one * 1000, other * 1000, third * 1000].toSorted((a, b) => a - b)
        const { firstMs, changes } = offsetsIn(zone, from, to! + 1)
        const last = changes.findLast(({ atMs }) => atMs <= instant!)
        expect(last?.offsetMs ?? firstMs).toBe(offsetAt(zone, instant!))
      }),
    )
  })
})
