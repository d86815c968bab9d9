import { describe, expect, it } from 'vitest'
import { scopeOfFilter, tellsDuress } from './scope-of-filter.js'

const week = { from: new Date('2026-11-23T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z') }

describe('the scope of a hold made of a filter', () => {
  it('has what the filter names, and the period', () =>
    expect(scopeOfFilter({ user: ['u'], device: ['d'], door: ['o'], result: ['denied'], late: false }, week)).toEqual({
      users: ['u'],
      devices: ['d'],
      doors: ['o'],
      results: ['denied'],
      late: false,
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-30T00:00:00.000Z',
    }))

  it('has nothing of what the filter leaves open', () => expect(scopeOfFilter({}, {})).toEqual({}))

  it('takes a place by its innermost premises', () =>
    expect(scopeOfFilter({ facility: ['hq/building-1/', 'annex'] }, {})).toEqual({ premises: ['building-1', 'annex'] }))

  it('keeps cards and fobs, too, of whoever asks for radio', () => {
    expect(scopeOfFilter({ type: ['rfid', 'pin'] }, {})).toEqual({ accessTypes: ['rfid', 'pin', 'keycard', 'key_fob'] })
    expect(scopeOfFilter({ type: ['pin'] }, {})).toEqual({ accessTypes: ['pin'] })
  })

  it.each([
    [{ results: ['duress' as const] }, true],
    [{ reasons: ['duress' as const] }, true],
    [{ results: ['denied' as const], reasons: ['success' as const] }, false],
    [{}, false],
  ])('tells duress apart: %j is %s', (scope, tells) => expect(tellsDuress(scope)).toBe(tells))
})
