import { describe, expect, it } from 'vitest'
import { GIVE_UP_AFTER_SEC, outcomeOf, pauseSec } from './retry-policy.js'

describe('a receiver that cannot be reached', () => {
  it('is tried again after ten seconds, then twice as long each time, and hourly in the end', () => {
    expect([1, 2, 3, 4].map(pauseSec)).toEqual([10, 20, 40, 80])
    expect(pauseSec(1_000)).toBe(3_600)
  })

  it('is tried about thirty times in a day', () => {
    let sec = 0
    let attempts = 1
    while (sec < GIVE_UP_AFTER_SEC) sec += pauseSec(attempts++)
    expect(attempts).toBeGreaterThan(25)
    expect(attempts).toBeLessThan(40)
  })
})

describe('the answer of a receiver', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'refused'],
    [400, 'refused'],
    [410, 'refused'],
    [408, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('%d: %s', (status, kind) => {
    expect(outcomeOf(status).kind).toBe(kind)
  })
})
