import type { SealedPersonal, UserState } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import { person, type PersonEvent } from './person.js'
import { administersAll, tidied } from './role-assignments.js'

const sealed = (sealId: string): SealedPersonal => ({ sealId, username: 'v1.username', name: 'v1.name' })
const administrator = { roleId: 'administrator', premisesId: null }
const auditor = { roleId: 'auditor', premisesId: 'hq' }
const anna: UserState = {
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userNo: 7,
  enabled: true,
  assignments: [administrator],
  personal: sealed('first'),
}
const created: PersonEvent = { type: 'user.created', data: anna }
const disabled: PersonEvent = { type: 'user.disabled', data: { ...anna, enabled: false } }
const { personal: _, ...pseudonymous } = anna
const erased: PersonEvent = { type: 'user.erased', data: { ...pseudonymous, enabled: false, assignments: [] } }

const others = { isLastAdministrator: false }
const alone = { isLastAdministrator: true }
const change = { type: 'change', expectedVersion: 1, ...others } as const
const erase = { type: 'erase', expectedVersion: 1, ...others } as const

describe('a person', () => {
  it('is created once', () => {
    given(person, []).when({ type: 'create', person: anna }).then([created])
    given(person, [created]).when({ type: 'create', person: anna }).thenRefused('user_exists')
    given(person, [created, erased]).when({ type: 'create', person: anna }).thenRefused('user_exists')
  })

  it('holds each role once', () =>
    given(person, [])
      .when({ type: 'create', person: { ...anna, assignments: [auditor, administrator, { ...auditor }] } })
      .then([{ type: 'user.created', data: { ...anna, assignments: [administrator, auditor] } }]))

  it('is changed as a whole: what is left out stays', () => {
    given(person, [created])
      .when({ ...change, personal: sealed('second') })
      .then([{ type: 'user.updated', data: { ...anna, personal: sealed('second') } }])
    given(person, [created])
      .when({ ...change, assignments: [auditor] })
      .then([{ type: 'user.updated', data: { ...anna, assignments: [auditor] } }])
  })

  it('belongs somewhere, somewhere else, or nowhere in particular', () => {
    const settled: PersonEvent = { type: 'user.updated', data: { ...anna, premisesId: 'hq' } }
    given(person, [created])
      .when({ ...change, premisesId: 'hq' })
      .then([settled])
    given(person, [created, settled])
      .when({ ...change, expectedVersion: 2, premisesId: 'hq' })
      .then([])
    given(person, [created, settled])
      .when({ ...change, expectedVersion: 2, assignments: [auditor] })
      .then([{ type: 'user.updated', data: { ...anna, premisesId: 'hq', assignments: [auditor] } }])
    given(person, [created, settled])
      .when({ ...change, expectedVersion: 2, premisesId: null })
      .then([{ type: 'user.updated', data: anna }])
  })

  it('is not changed by what is so already', () => {
    given(person, [created]).when(change).then([])
    given(person, [created])
      .when({ ...change, assignments: [administrator, administrator] })
      .then([])
    given(person, [created]).when({ type: 'enable' }).then([])
    given(person, [created, disabled])
      .when({ type: 'disable', ...others })
      .then([])
  })

  it('is changed only by who has seen it as it is now', () => {
    const seenBefore = { ...change, assignments: [auditor] }
    given(person, [created, disabled]).when(seenBefore).thenRefused('changed_meanwhile')
    given(person, [created, disabled]).when(erase).thenRefused('changed_meanwhile')
    given(person, [created, disabled])
      .when({ ...seenBefore, expectedVersion: 2 })
      .then([{ type: 'user.updated', data: { ...anna, enabled: false, assignments: [auditor] } }])
  })

  it('is told the version there is now', () => {
    const late = () => person.decide({ ...change, expectedVersion: 1 }, { status: 'present', version: 5, person: anna })
    expect(late).toThrow(expect.objectContaining({ details: { field: 'if-match', currentVersion: 5 } }))
  })

  it('is disabled and enabled again', () => {
    given(person, [created])
      .when({ type: 'disable', ...others })
      .then([disabled])
    given(person, [created, disabled])
      .when({ type: 'enable' })
      .then([{ type: 'user.enabled', data: anna }])
  })

  it('who is nobody cannot be changed', () => {
    given(person, []).when(change).thenRefused('user_not_found')
    given(person, []).when({ type: 'enable' }).thenRefused('user_not_found')
    given(person, []).when(erase).thenRefused('user_not_found')
  })
})

describe('the last administrator', () => {
  it('cannot be disabled, erased or made something else', () => {
    given(person, [created])
      .when({ type: 'disable', ...alone })
      .thenRefused('last_administrator')
    given(person, [created])
      .when({ ...erase, ...alone })
      .thenRefused('last_administrator')
    given(person, [created])
      .when({ ...change, ...alone, assignments: [auditor] })
      .thenRefused('last_administrator')
  })

  it('can be given another name and further roles', () => {
    given(person, [created])
      .when({ ...change, ...alone, personal: sealed('second'), assignments: [auditor, administrator] })
      .then([
        { type: 'user.updated', data: { ...anna, personal: sealed('second'), assignments: [administrator, auditor] } },
      ])
  })

  it('is one everywhere, not in some premises', () => {
    expect(administersAll([auditor, { roleId: 'administrator', premisesId: 'hq' }])).toBe(false)
    expect(administersAll([auditor, administrator])).toBe(true)
  })
})

describe('an erased person', () => {
  it('leaves id and number, no roles, and nothing sealed', () => given(person, [created]).when(erase).then([erased]))

  it('stays erased, and cannot be changed', () => {
    const history = [created, erased]
    given(person, history).when(erase).then([])
    given(person, history)
      .when({ ...change, expectedVersion: 2, personal: sealed('second') })
      .thenRefused('user_erased')
    given(person, history).when({ type: 'enable' }).thenRefused('user_erased')
    given(person, history)
      .when({ type: 'disable', ...others })
      .thenRefused('user_erased')
  })
})

describe('role assignments', () => {
  it('are the same in whatever order and number they come', () => {
    const inPremises = { roleId: 'auditor', premisesId: 'annex' }
    expect(tidied([auditor, inPremises, administrator, auditor])).toEqual(
      tidied([administrator, auditor, inPremises, inPremises]),
    )
  })
})
