import { describe, expect, it } from 'vitest'
import { onceFindings, trailFindings } from './findings.js'

describe('what the fault tests look for', () => {
  it('is found in a trail: a record that is missing, one that is there twice, one that came too early, a false gap', () => {
    expect(trailFindings(3, [0, 1, 2])).toEqual({ acknowledged: 3, missing: 0, double: 0, outOfOrder: 0 })
    expect(trailFindings(3, [0, 2])).toMatchObject({ missing: 1, double: 0, outOfOrder: 0 })
    expect(trailFindings(3, [0, 1, 1, 2])).toMatchObject({ missing: 0, double: 1, outOfOrder: 0 })
    expect(trailFindings(3, [0, 2, 1])).toMatchObject({ missing: 0, double: 0, outOfOrder: 1 })
    expect(trailFindings(3, [0, 1, -1, 2])).toMatchObject({ missing: 0, double: 0, outOfOrder: 1 })
  })

  it('is found in rows and messages: what is missing, what is there twice, what should not be there', () => {
    const expected = new Set(['a', 'b'])
    expect(onceFindings(expected, ['b', 'a'])).toMatchObject({ missing: 0, double: 0 })
    expect(onceFindings(expected, ['a'])).toMatchObject({ missing: 1, double: 0 })
    expect(onceFindings(expected, ['a', 'b', 'a'])).toMatchObject({ missing: 0, double: 1 })
    expect(onceFindings(expected, ['a', 'b', 'c'])).toMatchObject({ missing: 0, double: 1 })
  })
})
