import type { PremisesState } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { premises as decider, type PremisesFact, type PremisesContext } from './premises.js'

const floor: PremisesState = { premisesId: 'floor-2', kind: 'floor', name: 'Second', parentId: 'hq', deleted: false }
const hq: PremisesContext = { premisesId: 'hq', kind: 'building', ancestors: ['acme'] }
const annex: PremisesContext = { premisesId: 'annex', kind: 'building', ancestors: ['acme'] }
const created: PremisesFact = { type: 'premises.created', data: floor }
const seen = { expectedVersion: 1 }

describe('premises', () => {
  it('lie in those of an earlier kind, or in none', () => {
    given(decider, []).when({ type: 'create', premises: floor, parent: hq }).then([created])
    const alone = { ...floor, parentId: null }
    given(decider, [])
      .when({ type: 'create', premises: alone, parent: null })
      .then([{ type: 'premises.created', data: alone }])
    given(decider, [])
      .when({ type: 'create', premises: floor, parent: { ...hq, kind: 'area' } })
      .thenRefused('premises_kind_order')
    given(decider, [])
      .when({ type: 'create', premises: floor, parent: { ...hq, kind: 'floor' } })
      .thenRefused('premises_kind_order')
  })

  it('move with whatever lies in them, but never into themselves', () => {
    given(decider, [created])
      .when({ type: 'change', changes: { parent: annex }, ...seen })
      .then([{ type: 'premises.updated', data: { ...floor, parentId: 'annex' } }])
    given(decider, [created])
      .when({
        type: 'change',
        changes: { parent: { premisesId: 'room', kind: 'area', ancestors: ['floor-2'] } },
        ...seen,
      })
      .thenRefused('premises_cycle')
  })

  it('have a name and a time zone that may change', () => {
    const zoned = { ...floor, name: '2', zone: 'Europe/Helsinki' }
    const history: PremisesFact[] = [created, { type: 'premises.updated', data: zoned }]
    given(decider, [created])
      .when({ type: 'change', changes: { name: '2', zone: 'Europe/Helsinki' }, ...seen })
      .then([{ type: 'premises.updated', data: zoned }])
    given(decider, history)
      .when({ type: 'change', changes: { zone: null }, expectedVersion: 2 })
      .then([{ type: 'premises.updated', data: { ...floor, name: '2' } }])
    given(decider, history).when({ type: 'change', changes: {}, expectedVersion: 2 }).then([])
  })

  it('may take a credential on the way out too', () => {
    const checked = { ...floor, checkInToExit: true }
    const history: PremisesFact[] = [created, { type: 'premises.updated', data: checked }]
    const change = { type: 'change', changes: { checkInToExit: true } } as const
    given(decider, [created])
      .when({ ...change, ...seen })
      .then([{ type: 'premises.updated', data: checked }])
    given(decider, history)
      .when({ ...change, expectedVersion: 2 })
      .then([])
  })

  it('are changed by whoever has seen how they are', () =>
    given(decider, [created])
      .when({ type: 'change', changes: { name: 'x' }, expectedVersion: 3 })
      .thenRefused('changed_meanwhile'))

  it('go when nothing is left in them, and their id with them', () => {
    const deleted: PremisesFact = { type: 'premises.deleted', data: { ...floor, deleted: true } }
    const contents = { premises: 0, devices: 0, people: 0 }
    given(decider, [created])
      .when({ type: 'delete', contents: { ...contents, devices: 1 }, ...seen })
      .thenRefused('premises_not_empty')
    given(decider, [created])
      .when({ type: 'delete', contents, ...seen })
      .then([deleted])
    given(decider, [created, deleted])
      .when({ type: 'change', changes: { name: 'x' }, expectedVersion: 2 })
      .thenRefused('premises_not_found')
    given(decider, [created, deleted])
      .when({ type: 'create', premises: floor, parent: hq })
      .thenRefused('premises_exist')
  })
})
