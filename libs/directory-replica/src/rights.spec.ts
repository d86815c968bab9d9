import { expect, it } from 'vitest'
import { covers, rightsOf } from './rights.js'

it('is the union of the roles held, each where it is held', () => {
  const rights = rightsOf([
    { permissions: ['access-log:read', 'lock:program'], premisesId: 'hq' },
    { permissions: ['access-log:read'], premisesId: 'annex' },
    { permissions: ['lock:program'], premisesId: null },
  ])
  expect(rights).toEqual(
    new Map<string, unknown>([
      ['access-log:read', new Set(['hq', 'annex'])],
      ['lock:program', 'everywhere'],
    ]),
  )
})

it('stays everywhere when a narrower role comes after', () => {
  const rights = rightsOf([
    { permissions: ['lock:program'], premisesId: null },
    { permissions: ['lock:program'], premisesId: 'hq' },
  ])
  expect(rights.get('lock:program')).toBe('everywhere')
})

it('is nothing without roles', () => expect(rightsOf([]).size).toBe(0))

it.each([
  ['everywhere', 'everywhere', true],
  ['everywhere', new Set(['hq']), true],
  [new Set(['hq', 'annex']), new Set(['hq']), true],
  [new Set(['hq']), new Set(['hq', 'annex']), false],
  [new Set(['hq']), 'everywhere', false],
  [undefined, new Set(['hq']), false],
  [undefined, undefined, false],
  [new Set<string>(), undefined, false],
] as const)('covers another reach when it holds wherever that does: %j, %j', (scope, other, expected) => {
  expect(covers(scope, other)).toBe(expected)
})
