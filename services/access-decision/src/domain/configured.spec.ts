import { accessRuleExample, doorExample, macroExample, type MacroState, scheduleExample } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import { configuredThing } from './configured.js'
import { refuseMacroCycle, referencesOf } from './references.js'

const door = configuredThing('door')
const created = { type: 'door.created', data: doorExample }
const renamed = { ...doorExample, name: 'Back door' }

describe('a configured thing', () => {
  it('is created once', () => {
    given(door, []).when({ type: 'create', state: doorExample }).then([created])
    given(door, [created]).when({ type: 'create', state: doorExample }).thenRefused('door_exists')
  })

  it('is replaced by who has seen its newest version', () => {
    const replace = {
      type: 'replace',
      state: renamed,
      expectedVersion: 1,
    } as const
    given(door, [created])
      .when(replace)
      .then([{ type: 'door.updated', data: renamed }])
    given(door, [created])
      .when({ ...replace, expectedVersion: 2 })
      .thenRefused('changed_meanwhile')
    given(door, []).when(replace).thenRefused('door_not_found')
  })

  it('is not changed by the same again, in whatever order its fields are sent', () => {
    const same = Object.fromEntries(Object.entries(doorExample).toReversed()) as typeof doorExample
    given(door, [created]).when({ type: 'replace', state: same, expectedVersion: 1 }).then([])
  })

  it('is gone when deleted, and its id may be used again', () => {
    const deleted = {
      type: 'door.deleted',
      data: { ...doorExample, deleted: true },
    }
    given(door, [created]).when({ type: 'delete', expectedVersion: 1 }).then([deleted])
    given(door, [created, deleted])
      .when({ type: 'create', state: renamed })
      .then([{ type: 'door.created', data: renamed }])
  })
})

describe('references', () => {
  it('name what must be there, and the field', () => {
    expect(referencesOf('access_rule', accessRuleExample).map(({ field, id }) => [field, id])).toEqual([
      ['who.groupIds.0', accessRuleExample.who.groupIds[0]],
      ['where.premisesIds.0', 'hq'],
      ['scheduleIds.0', 'office-hours'],
      ['duressMacroId', 'call-for-help'],
    ])
    expect(referencesOf('schedule', scheduleExample)).toEqual([
      { kind: 'holiday', id: 'christmas', field: 'holidayIds.0' },
    ])
    expect(referencesOf('macro', macroExample).map(({ kind, id }) => [kind, id])).toEqual([['device', 'controller-1']])
    expect(referencesOf('door', doorExample)).toContainEqual({
      kind: 'device',
      id: 'reader-1',
      field: 'accessPoints.0.deviceId',
    })
  })

  it('of macros lead nowhere back', () => {
    const runs = (macroId: string, ...others: string[]): MacroState => ({
      ...macroExample,
      macroId,
      steps: others.map((other) => ({ kind: 'macro', macroId: other })),
    })
    const macros = new Map([runs('b', 'c'), runs('c', 'd'), runs('d')].map((macro) => [macro.macroId, macro]))
    expect(() => refuseMacroCycle(runs('a', 'b'), macros)).not.toThrow()
    expect(() => refuseMacroCycle(runs('a', 'a'), macros)).toThrow('a → a')
    expect(() => refuseMacroCycle(runs('d', 'b'), macros)).toThrow('d → b → c → d')
  })
})
