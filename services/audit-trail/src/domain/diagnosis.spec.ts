import { describe, expect, it } from 'vitest'
import type { AccessEventFilter } from './access-event-filter.js'
import { alone, checksOf, cleared, type FilterEffect, filtersSet, type Setup, tightestOf } from './diagnosis.js'

const time = { from: new Date('2026-11-23'), to: new Date('2026-11-24') }
const reader = { tenantId: 'default', seesDuress: true }
const filter: AccessEventFilter = { reader, time, users: ['anna'], devices: undefined, doors: ['main'], late: false }

describe('what a filter does to a search', () => {
  it('is asked of those filters that are set', () => {
    expect(filtersSet(filter)).toEqual(['user', 'door', 'late', 'time'])
    expect(filtersSet({ reader, time: {} })).toEqual([])
  })

  it('is seen by clearing it, and by setting nothing else in the same time', () => {
    expect(cleared(filter, 'user')).toEqual({ ...filter, users: undefined })
    expect(cleared(filter, 'time')).toEqual({ ...filter, time: {} })
    expect(alone(filter, 'door')).toEqual({ reader, time, doors: ['main'] })
    expect(alone(filter, 'time')).toEqual({ reader, time })
  })

  const effect = (name: FilterEffect['filter'], rowsWithout: number, rowsAlone: number): FilterEffect => ({
    filter: name,
    rowsWithout,
    rowsAlone,
  })

  it.each<[string, readonly FilterEffect[], string | undefined, number?]>([
    ['the one without which most is found', [effect('user', 3, 9), effect('door', 7, 12)], 'door'],
    ['of equals the one that leaves fewer', [effect('user', 3, 9), effect('door', 3, 2)], 'door'],
    ['that leaves fewest when two hide everything', [effect('user', 0, 5), effect('door', 0, 80)], 'user'],
    ['none when there is nothing anyway', [effect('user', 0, 0), effect('time', 0, 0)], undefined],
    ['none when all that there is was found', [effect('user', 4, 4), effect('time', 4, 4)], undefined, 4],
    ['none when none is set', [], undefined],
  ])('names %s', (_, effects, tightest, found = 0) => expect(tightestOf(effects, found)).toBe(tightest))
})

describe('the five checks', () => {
  const sound: Setup = {
    rules: 3,
    enabledRules: 2,
    withCredentials: 40,
    devices: { known: 5, online: 4, offline: ['reader-5'] },
    atAnyTime: 900,
    found: 12,
  }
  const outcomes = (parts: Partial<Setup>) => checksOf({ ...sound, ...parts }).map(({ outcome }) => outcome)

  it.each<[string, Partial<Setup>, readonly string[]]>([
    ['all is well', {}, ['passed', 'passed', 'passed', 'passed', 'passed']],
    ['there are no rules', { rules: 0, enabledRules: 0 }, ['failed', 'unknown', 'passed', 'passed', 'passed']],
    ['all rules are off', { enabledRules: 0 }, ['passed', 'failed', 'passed', 'passed', 'passed']],
    ['nobody has a credential', { withCredentials: 0 }, ['passed', 'passed', 'failed', 'passed', 'passed']],
    ['it may not be told', { withCredentials: undefined }, ['passed', 'passed', 'unknown', 'passed', 'passed']],
    [
      'all devices that say so are offline',
      { devices: { known: 2, online: 0, offline: ['a'] } },
      ['passed', 'passed', 'passed', 'failed', 'passed'],
    ],
    [
      'no device says how it is',
      { devices: { known: 2, online: 0, offline: [] } },
      ['passed', 'passed', 'passed', 'unknown', 'passed'],
    ],
    [
      'there is no device',
      { devices: { known: 0, online: 0, offline: [] } },
      ['passed', 'passed', 'passed', 'failed', 'passed'],
    ],
    ['it happened at other times', { found: 0 }, ['passed', 'passed', 'passed', 'passed', 'failed']],
    ['it never happened', { found: 0, atAnyTime: 0 }, ['passed', 'passed', 'passed', 'passed', 'unknown']],
  ])('say so when %s', (_, parts, expected) => expect(outcomes(parts)).toEqual(expected))
})
