import { DomainError } from '@doorledger/kernel'
import type { AccessRuleState, DoorState, MacroState, ScheduleState } from '@doorledger/contracts'
import type { AnyConfig } from './configured.js'
import type { ConfigKind } from './policy-facts.js'

/** What is named by something that is configured. */
export type ReferredKind = ConfigKind | 'device' | 'premises' | 'user' | 'group' | 'role'

export interface Reference {
  readonly kind: ReferredKind
  readonly id: string
  /** where it is named: `where.doorIds.0` */
  readonly field: string
}

/** Everything a configured thing names. All of it must be there when it is written. */
export const referencesOf = (kind: ConfigKind, state: AnyConfig): readonly Reference[] => {
  switch (kind) {
    case 'door':
      return ofDoor(state as DoorState)
    case 'access_rule':
      return ofRule(state as AccessRuleState)
    case 'schedule':
      return each('holiday', (state as ScheduleState).holidayIds, 'holidayIds')
    case 'macro':
      return ofMacro(state as MacroState)
    case 'holiday':
      return []
  }
}

const each = (kind: ReferredKind, ids: readonly string[], field: string): readonly Reference[] =>
  ids.map((id, index) => ({ kind, id, field: `${field}.${index}` }))

const optional = (kind: ReferredKind, id: string | undefined, field: string): readonly Reference[] =>
  id === undefined ? [] : [{ kind, id, field }]

const ofDoor = (door: DoorState): readonly Reference[] => [
  ...door.accessPoints.flatMap(({ deviceId, fromAreaId, toAreaId }, index) => [
    {
      kind: 'device' as const,
      id: deviceId,
      field: `accessPoints.${index}.deviceId`,
    },
    ...optional('premises', fromAreaId, `accessPoints.${index}.fromAreaId`),
    ...optional('premises', toAreaId, `accessPoints.${index}.toAreaId`),
  ]),
  ...optional('device', door.lockDeviceId, 'lockDeviceId'),
  ...optional('device', door.contactDeviceId, 'contactDeviceId'),
  ...each('device', door.rexDeviceIds, 'rexDeviceIds'),
  ...each('schedule', door.passageScheduleIds, 'passageScheduleIds'),
]

const ofRule = ({ who, where, scheduleIds, action, duressMacroId }: AccessRuleState): readonly Reference[] => [
  ...each('user', who.userIds, 'who.userIds'),
  ...each('group', who.groupIds, 'who.groupIds'),
  ...each('role', who.roleIds, 'who.roleIds'),
  ...each('door', where.doorIds, 'where.doorIds'),
  ...each('premises', where.premisesIds, 'where.premisesIds'),
  ...each('schedule', scheduleIds, 'scheduleIds'),
  ...(action.kind === 'macro' ? optional('macro', action.macroId, 'action.macroId') : []),
  ...optional('macro', duressMacroId, 'duressMacroId'),
]

const ofMacro = ({ steps }: MacroState): readonly Reference[] =>
  steps.map((step, index): Reference => {
    switch (step.kind) {
      case 'unlock':
      case 'relock':
        return {
          kind: 'door',
          id: step.doorId,
          field: `steps.${index}.doorId`,
        }
      case 'command':
        return {
          kind: 'device',
          id: step.deviceId,
          field: `steps.${index}.deviceId`,
        }
      case 'macro':
        return {
          kind: 'macro',
          id: step.macroId,
          field: `steps.${index}.macroId`,
        }
    }
  })

/**
 * A macro that runs itself, however far around, would never end.
 * @param macros those that are there
 * @throws {DomainError} `macro_cycle`, naming the way around
 */
export const refuseMacroCycle = (macro: MacroState, macros: ReadonlyMap<string, MacroState>): void => {
  const visit = (at: MacroState, path: readonly string[]): void => {
    for (const [index, step] of at.steps.entries()) {
      if (step.kind !== 'macro') continue
      const way = [...path, step.macroId]
      if (step.macroId === macro.macroId) throw macroCycle(way, at === macro ? `steps.${index}.macroId` : 'steps')
      const next = macros.get(step.macroId)
      if (next !== undefined && !path.includes(step.macroId)) visit(next, way)
    }
  }
  visit(macro, [macro.macroId])
}

const macroCycle = (way: readonly string[], field: string): DomainError =>
  new DomainError('macro_cycle', 'invalid', `The macro would run itself: ${way.join(' → ')}`, { field, way })
