import { describe, expect, it } from 'vitest'
import { bucketFor, daysOf, filtersOf, isNarrowed, queryOf, streamQueryOf, without, withValue } from './filters'

describe('filters of the access log', () => {
  it('are read from an address: one value or several, numbers too, and nothing that makes no sense', () =>
    expect(filtersOf({ result: 'denied', user: ['anna', 7], range: 30, late: true, door: { a: 1 }, q: '' })).toEqual({
      result: ['denied'],
      user: ['anna', 7],
      range: '30',
      late: 'true',
    }))

  it('ask for the last day when no period is named, and for the named one alone when it is', () => {
    expect(queryOf({})).toMatchObject({ range: '1' })
    expect(queryOf({ range: '7', from: '2026-01-01' })).toMatchObject({ from: '2026-01-01', range: undefined })
  })

  it('come off one by one', () => {
    const both = withValue(withValue({}, 'result', 'denied'), 'result', 'forced')
    expect(without(both, 'result', 'denied')).toEqual({ result: ['forced'] })
    expect(isNarrowed(without(without(both, 'result', 'denied'), 'result', 'forced'))).toBe(false)
  })

  it('are given to the stream without the period', () =>
    expect(streamQueryOf({ result: ['denied', 'forced'], range: '7', q: 'a b', row: 'x' })).toBe(
      'result=denied&result=forced&q=a+b',
    ))

  it('choose bars that fit the period', () => {
    const now = new Date('2026-11-29T12:00:00Z')
    expect(bucketFor(daysOf({ range: 'today' }, now))).toBe('hour')
    expect(bucketFor(daysOf({ range: '90' }, now))).toBe('day')
    expect(bucketFor(daysOf({ from: '2026-11-29T11:00:00Z' }, now))).toBe('minute')
  })
})
