import type { AccessRuleState, DoorState, SnapshotSections } from '@doorledger/contracts'
import type { CompiledPolicy } from '../compiled-policy.js'
import type { KnownCredential } from '../policy-facts.js'
import { accessPointsDecidedBy, type Entitled, type EntitledBy, rulesInForceAt } from './entitled.js'

/** How a controller knows people and credentials. */
export interface ControllerNames {
  readonly holderOf: (userId: string) => string
  /** undefined for a credential that a controller cannot find, since it was added before there was a hash for that */
  readonly tagOf: (credential: KnownCredential) => string | undefined
}

/** What does not change with people. */
export interface DoorsOfController {
  readonly deviceId: string
  readonly policy: CompiledPolicy
  readonly doors: readonly DoorState[]
  /** of schedules that name none */
  readonly siteZone: string
}

/** The contents of a snapshot: what is needed at these doors, and nothing else. Each section is in the order of ids. */
export const sectionsOf = (
  at: DoorsOfController,
  entitled: readonly Entitled[],
  names: ControllerNames,
): SnapshotSections => {
  const used = new Set(entitled.flatMap(({ rules }) => rules.map(({ ruleId }) => ruleId)))
  const rules = rulesOf(at).filter(({ id }) => used.has(id))
  const schedules = schedulesOf(at, [
    ...at.doors.flatMap(({ passageScheduleIds }) => passageScheduleIds),
    ...rules.flatMap(({ scheduleIds }) => scheduleIds),
  ])
  const doorsOfRule = new Map(rules.map(({ id, doorIds }) => [id, doorIds.length]))
  return {
    doors: at.doors.map((door) => doorEntry(door, at.deviceId)),
    rules,
    schedules,
    holidays: holidaysOf(
      at.policy,
      schedules.flatMap(({ holidayIds }) => holidayIds),
    ),
    lockdowns: lockdownsOf(at),
    people: inOrder(
      entitled.map(({ userId, rules: by }) => ({
        id: names.holderOf(userId),
        rules: by.map((each) => ruleOfPerson(each, doorsOfRule.get(each.ruleId))),
      })),
    ),
    credentials: inOrder(entitled.flatMap((person) => credentialsOf(person, names))),
  }
}

const doorEntry = (door: DoorState, controllerId: string): SnapshotSections['doors'][number] => ({
  id: door.doorId,
  accessPoints: accessPointsDecidedBy(door, controllerId).map(({ accessPointId, deviceId }) => ({
    accessPointId,
    deviceId,
  })),
  unlockSec: door.unlockSec,
  failMode: door.failMode,
  passageScheduleIds: door.passageScheduleIds,
})

const rulesOf = ({ policy, doors }: DoorsOfController): SnapshotSections['rules'] => {
  const found = new Map<string, { readonly rule: AccessRuleState; readonly doorIds: string[] }>()
  for (const door of doors) {
    for (const rule of rulesInForceAt(policy, door)) {
      const known = found.get(rule.ruleId)
      if (known === undefined) found.set(rule.ruleId, { rule, doorIds: [door.doorId] })
      else known.doorIds.push(door.doorId)
    }
  }
  return inOrder([...found.values()].map(({ rule, doorIds }) => ruleEntry(rule, doorIds)))
}

const ruleEntry = (rule: AccessRuleState, doorIds: string[]): SnapshotSections['rules'][number] => ({
  id: rule.ruleId,
  doorIds,
  scheduleIds: rule.scheduleIds,
  accessTypes: rule.accessTypes,
  factors: rule.factors,
  action: rule.action,
  ...(rule.unlockSec !== undefined && { unlockSec: rule.unlockSec }),
  ...(rule.cooldownSec !== undefined && { cooldownSec: rule.cooldownSec }),
})

/** One that is named and not there is left out: it permits nothing, there as here. */
const schedulesOf = ({ policy, siteZone }: DoorsOfController, ids: readonly string[]): SnapshotSections['schedules'] =>
  inOrder(
    [...new Set(ids)].flatMap((id) => {
      const schedule = policy.facts.config.schedule.get(id)
      if (schedule === undefined) return []
      const { zone = siteZone, weekly, exceptions, holidayIds, holidayWindows } = schedule
      return [{ id, zone, weekly, exceptions, holidayIds, holidayWindows }]
    }),
  )

const holidaysOf = ({ facts }: CompiledPolicy, ids: readonly string[]): SnapshotSections['holidays'] =>
  inOrder(
    [...new Set(ids)].flatMap((id) => {
      const holiday = facts.config.holiday.get(id)
      return holiday === undefined ? [] : [{ id, begins: holiday.begins, lastsDays: holiday.lastsDays }]
    }),
  )

const lockdownsOf = ({ policy, doors }: DoorsOfController): SnapshotSections['lockdowns'] =>
  inOrder(
    [...policy.facts.lockdowns.values()].flatMap((lockdown) => {
      const doorIds = doors.filter((door) => policy.isWithin(lockdown, door)).map(({ doorId }) => doorId)
      return doorIds.length === 0 ? [] : [{ id: lockdown.lockdownId, doorIds }]
    }),
  )

const ruleOfPerson = (
  { ruleId, doorIds, untilMs }: EntitledBy,
  doorsOfRule: number | undefined,
): SnapshotSections['people'][number]['rules'][number] => ({
  ruleId,
  ...(doorIds.length !== doorsOfRule && { doorIds: [...doorIds] }),
  ...(untilMs !== Infinity && { until: new Date(untilMs).toISOString() }),
})

const credentialsOf = (
  { userId, credentials }: Entitled,
  { holderOf, tagOf }: ControllerNames,
): SnapshotSections['credentials'] =>
  credentials.flatMap((credential) => {
    const tag = tagOf(credential)
    if (tag === undefined) return []
    const { credentialId: id, kind, validFromMs, validUntilMs } = credential
    return [
      {
        ...{ id, tag, kind, holder: holderOf(userId) },
        ...(Number.isFinite(validFromMs) && { validFrom: new Date(validFromMs).toISOString() }),
        ...(Number.isFinite(validUntilMs) && { validUntil: new Date(validUntilMs).toISOString() }),
      },
    ]
  })

const inOrder = <Entry extends { readonly id: string }>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((one, other) => (one.id < other.id ? -1 : 1))
