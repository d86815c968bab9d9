import {
  accessPoint,
  accessRuleState,
  configId,
  doorState,
  holidayState,
  macroState,
  type Permission,
  scheduleState,
} from '@doorledger/contracts'
import { z } from 'zod'
import type { ConfigKind } from '../domain/policy-facts.js'

/** How one kind of configured thing is called and written over REST. */
export interface ConfigKindApi {
  readonly kind: ConfigKind
  /** `access-rules` */
  readonly path: string
  /** `Access rules` */
  readonly tag: string
  /** `an access rule` */
  readonly called: string
  readonly idField: string
  /** all but id and what the service adds; a field that is left out has its default */
  readonly fields: z.ZodRawShape
  readonly read: Permission
  readonly write: Permission
}

const door = doorState.omit({ doorId: true, deleted: true }).shape
const rule = accessRuleState.omit({ ruleId: true, deleted: true }).shape
const schedule = scheduleState.omit({ scheduleId: true, deleted: true }).shape
const holiday = holidayState.omit({ holidayId: true, deleted: true }).shape
const macro = macroState.omit({ macroId: true, deleted: true }).shape

const DEFAULT_UNLOCK_SEC = 5
const DEFAULT_HELD_OPEN_SEC = 30
const DEFAULT_FORCED_WINDOW_SEC = 10

const { everyone, userIds, groupIds, roleIds } = rule.who.shape
const { doorIds, premisesIds } = rule.where.shape

const doors: ConfigKindApi = {
  kind: 'door',
  path: 'doors',
  tag: 'Doors',
  called: 'a door',
  idField: 'doorId',
  fields: {
    ...door,
    accessPoints: z
      .array(accessPoint.strict())
      .max(32)
      .refine((points) => new Set(points.map((point) => point.accessPointId)).size === points.length, {
        error: 'must have ids of their own',
      })
      .default([]),
    rexDeviceIds: door.rexDeviceIds.default([]),
    passageScheduleIds: door.passageScheduleIds.default([]),
    unlockSec: door.unlockSec.default(DEFAULT_UNLOCK_SEC),
    heldOpenThresholdSec: door.heldOpenThresholdSec.default(DEFAULT_HELD_OPEN_SEC),
    forcedOpenWindowSec: door.forcedOpenWindowSec.default(DEFAULT_FORCED_WINDOW_SEC),
    failMode: door.failMode.default('secure'),
  },
  read: 'door:read',
  write: 'door:write',
}

const accessRules: ConfigKindApi = {
  kind: 'access_rule',
  path: 'access-rules',
  tag: 'Access rules',
  called: 'an access rule',
  idField: 'ruleId',
  fields: {
    ...rule,
    enabled: rule.enabled.default(true),
    who: z.strictObject({
      everyone: everyone.default(false),
      userIds: userIds.default([]),
      groupIds: groupIds.default([]),
      roleIds: roleIds.default([]),
    }),
    where: z.strictObject({
      doorIds: doorIds.default([]),
      premisesIds: premisesIds.default([]),
    }),
    scheduleIds: rule.scheduleIds.default([]),
    accessTypes: rule.accessTypes.default([]),
    factors: rule.factors.default('any'),
    action: rule.action.default({ kind: 'command', name: 'unlock' }),
  },
  read: 'rule:read',
  write: 'rule:write',
}

const schedules: ConfigKindApi = {
  kind: 'schedule',
  path: 'schedules',
  tag: 'Schedules',
  called: 'a schedule',
  idField: 'scheduleId',
  fields: {
    ...schedule,
    weekly: schedule.weekly.default([]),
    holidayIds: schedule.holidayIds.default([]),
    holidayWindows: schedule.holidayWindows.default([]),
    exceptions: schedule.exceptions
      .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, {
        error: 'must name each date once',
      })
      .default([]),
  },
  read: 'rule:read',
  write: 'rule:write',
}

const holidays: ConfigKindApi = {
  kind: 'holiday',
  path: 'holidays',
  tag: 'Holidays',
  called: 'a holiday',
  idField: 'holidayId',
  fields: { ...holiday, lastsDays: holiday.lastsDays.default(1) },
  read: 'rule:read',
  write: 'rule:write',
}

const macros: ConfigKindApi = {
  kind: 'macro',
  path: 'macros',
  tag: 'Macros',
  called: 'a macro',
  idField: 'macroId',
  fields: macro,
  read: 'rule:read',
  write: 'rule:write',
}

export const configKinds: readonly ConfigKindApi[] = [doors, accessRules, schedules, holidays, macros]

/** Ids that are chosen by whoever creates a thing; a UUID when he chooses none. */
export const chosenId = configId.optional().describe('A UUID when left out')
