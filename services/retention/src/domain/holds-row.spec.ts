import { describe, expect, it } from 'vitest'
import { holdsRow, isCertain } from './holds-row.js'

describe('a hold on blocks that devices sent', () => {
  const received = {
    recordKind: 'raw-blocks',
    occurredAt: '2026-03-01T00:00:00.000Z',
    device: 'gate',
    steps: [],
  } as const

  it.each([
    [
      'of a period that ended before they came in',
      { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
    ],
    ['of the device', { devices: ['gate'], to: '2026-02-01T00:00:00.000Z' }],
    ['on premises, wherever the device lies now', { premises: ['hq'] }],
    ['on a person or a door', { users: ['anna'], doors: ['lab'] }],
  ])('keeps them: %s', (_, scope) => expect(holdsRow(scope, received)).toBe(true))

  it.each([
    ['of a period that began later', { from: '2026-03-01T00:00:00.001Z' }],
    ['of another device', { devices: ['shed'], premises: ['hq'] }],
  ])('does not keep them: %s', (_, scope) => expect(holdsRow(scope, received)).toBe(false))
})

describe('a hold on reports', () => {
  const report = { recordKind: 'exports', occurredAt: '2026-03-01T00:00:00.000Z', steps: [] } as const
  const ofFebruary = { ...report, from: '2026-02-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
  const ofAnna = { ...report, user: 'anna', steps: ['hq', 'floor-1'] }

  it.each([
    [
      'whose period reaches into its own',
      ofFebruary,
      { from: '2026-02-28T00:00:00.000Z', to: '2026-02-28T12:00:00.000Z' },
    ],
    ['of everything before they were asked for', report, { to: '2020-01-01T00:00:00.000Z' }],
    ['of everybody and everywhere', report, { users: ['anna'], premises: ['hq'] }],
    ['of whom it names', ofAnna, { users: ['anna', 'bela'] }],
    ['of premises that it names, or that lie in those', ofAnna, { premises: ['floor-1'], users: ['anna'] }],
  ])('keeps those %s', (_, row, scope) => expect(holdsRow(scope, row)).toBe(true))

  it.each([
    ['of a period before', ofFebruary, { from: '2026-03-01T00:00:00.000Z' }],
    ['of a period after', ofFebruary, { to: '2026-02-01T00:00:00.000Z' }],
    ['that were asked for before its own', report, { from: '2026-03-01T00:00:00.000Z' }],
    ['of somebody else', ofAnna, { users: ['bela'] }],
    ['of other premises', ofAnna, { premises: ['annex'] }],
  ])('does not keep those %s', (_, row, scope) => expect(holdsRow(scope, row)).toBe(false))
})

describe('a hold on the trail of a lock', () => {
  const entry = {
    recordKind: 'device-trail',
    occurredAt: '2026-03-01T00:00:00.000Z',
    device: 'gate',
    steps: [],
  } as const

  it('is certain of devices and periods, and depends on who was where of people and doors', () => {
    expect(isCertain({ devices: ['gate'] }, entry)).toBe(true)
    expect(isCertain({ users: ['anna'], devices: ['gate'] }, entry)).toBe(false)
    expect(isCertain({ doors: ['lab'] }, entry)).toBe(false)
    expect(isCertain({ users: ['anna'] }, { ...entry, recordKind: 'access-log' })).toBe(true)
  })
})
