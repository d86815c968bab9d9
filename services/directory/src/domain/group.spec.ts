import type { GroupState } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { group as decider, type GroupFact } from './group.js'
import { membership, type MembershipFact } from './membership.js'

const cleaners: GroupState = {
  groupId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  name: 'Cleaners',
  description: 'At night',
  deleted: false,
}
const created: GroupFact = { type: 'group.created', data: cleaners }
const deleted: GroupFact = { type: 'group.deleted', data: { ...cleaners, deleted: true } }
const seen = { expectedVersion: 1 }

describe('a group', () => {
  it('is created once, even after it was deleted', () => {
    given(decider, []).when({ type: 'create', group: cleaners }).then([created])
    given(decider, [created]).when({ type: 'create', group: cleaners }).thenRefused('group_exists')
    given(decider, [created, deleted]).when({ type: 'create', group: cleaners }).thenRefused('group_exists')
  })

  it('is given another name or description: what is left out stays, null removes', () => {
    const { description: _, ...undescribed } = cleaners
    given(decider, [created])
      .when({ type: 'change', changes: { name: 'Night cleaners' }, ...seen })
      .then([{ type: 'group.updated', data: { ...cleaners, name: 'Night cleaners' } }])
    given(decider, [created])
      .when({ type: 'change', changes: { description: null }, ...seen })
      .then([{ type: 'group.updated', data: undescribed }])
    given(decider, [created])
      .when({ type: 'change', changes: { name: 'Cleaners' }, ...seen })
      .then([])
  })

  it('is deleted for good, by who has seen it as it is', () => {
    given(decider, [created]).when({ type: 'delete', expectedVersion: 0 }).thenRefused('changed_meanwhile')
    given(decider, [created])
      .when({ type: 'delete', ...seen })
      .then([deleted])
    given(decider, [created, deleted]).when({ type: 'delete', expectedVersion: 2 }).thenRefused('group_not_found')
    given(decider, [])
      .when({ type: 'change', changes: { name: 'x' }, expectedVersion: 0 })
      .thenRefused('group_not_found')
  })
})

describe('the validity of a group', () => {
  const [end, later] = ['2026-11-30T22:00:00.000Z', '2026-12-31T22:00:00.000Z']
  const limited = { ...cleaners, validUntil: end }
  const made: GroupFact = { type: 'group.created', data: limited }
  const expired: GroupFact = { type: 'group.expired', data: limited }
  const extended: GroupFact = { type: 'group.updated', data: { ...cleaners, validUntil: later } }
  const pass = (at: string) => ({ type: 'letTimePass', at }) as const

  it('ends when its time has come, and is told once', () => {
    given(decider, [made]).when(pass('2026-11-30T21:59:59.999Z')).then([])
    given(decider, [made]).when(pass(end)).then([expired])
    given(decider, [made]).when(pass(later)).then([expired])
    given(decider, [made, expired]).when(pass(later)).then([])
    given(decider, [created]).when(pass(later)).then([])
    given(decider, [made, deleted]).when(pass(later)).then([])
  })

  it('is prolonged: before its end nothing is told of that, and the next end is another', () => {
    given(decider, [made])
      .when({ type: 'change', changes: { validUntil: later }, ...seen })
      .then([extended])
    given(decider, [made, extended]).when(pass(end)).then([])
    given(decider, [made, expired, extended])
      .when(pass(later))
      .then([{ type: 'group.expired', data: extended.data }])
    given(decider, [made])
      .when({ type: 'change', changes: { validUntil: null }, ...seen })
      .then([{ type: 'group.updated', data: cleaners }])
  })
})

describe('a membership', () => {
  const one = { groupId: cleaners.groupId, userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d' }
  const added: MembershipFact = { type: 'group.member_added', data: { ...one, member: true } }
  const removed: MembershipFact = { type: 'group.member_removed', data: { ...one, member: false } }

  it('begins and ends, as often as somebody wants; doing it twice changes nothing', () => {
    given(membership, [])
      .when({ type: 'add', ...one })
      .then([added])
    given(membership, [added])
      .when({ type: 'add', ...one })
      .then([])
    given(membership, [added])
      .when({ type: 'remove', ...one })
      .then([removed])
    given(membership, [added, removed])
      .when({ type: 'remove', ...one })
      .then([])
    given(membership, [added, removed])
      .when({ type: 'add', ...one })
      .then([added])
  })
})
