import { expect, it } from 'vitest'
import { rightsOf } from './rights.js'

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
