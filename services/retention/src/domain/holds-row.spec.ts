import { describe, expect, it } from 'vitest'
import { holdsRow } from './holds-row.js'

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
