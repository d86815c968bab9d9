import type { AccessPoint, AccessRuleState, AccessType, DoorState, LockdownState } from '@doorledger/contracts'
import { CompiledSchedule } from './compiled-schedule.js'
import { isCard, type PolicyFacts } from './policy-facts.js'

/** A rule with what it names, ready to be asked. */
export interface CompiledRule {
  readonly rule: AccessRuleState
  readonly accessTypes: ReadonlySet<AccessType>
  /** undefined stands for a schedule that is not there: it permits nothing */
  readonly schedules: readonly (CompiledSchedule | undefined)[]
}

/** The rules of one door, by whom they are for. */
export interface RulesOfDoor {
  readonly everyone: readonly CompiledRule[]
  readonly byUser: ReadonlyMap<string, readonly CompiledRule[]>
  readonly byGroup: ReadonlyMap<string, readonly CompiledRule[]>
  readonly byRole: ReadonlyMap<string, readonly CompiledRule[]>
}

/** Where somebody asks to pass. */
export interface Passage {
  readonly door: DoorState
  readonly accessPoint: AccessPoint
}

/**
 * Doors, rules, schedules and lockdowns of one organisation as maps by device, door and person. What a door takes is
 * compiled when it is first asked for. Made anew when one of them changes; people, groups and credentials are read from
 * the facts as they are.
 */
export class CompiledPolicy {
  private readonly passages = new Map<string, Passage[]>()
  private readonly rulesByDoor = new Map<string, CompiledRule[]>()
  private readonly rulesByPremises = new Map<string, CompiledRule[]>()
  private readonly compiledSchedules = new Map<string, CompiledSchedule>()
  private readonly rulesOfDoor = new Map<string, RulesOfDoor>()
  private readonly premisesOfDoor = new Map<string, ReadonlySet<string>>()

  /** @param siteZone of schedules that name none */
  constructor(
    readonly facts: PolicyFacts,
    siteZone: string,
  ) {
    const { door, access_rule: rules, schedule: schedules, holiday: holidays } = facts.config
    for (const each of door.values()) {
      for (const accessPoint of each.accessPoints)
        push(this.passages, accessPoint.deviceId, { door: each, accessPoint })
    }
    for (const [id, schedule] of schedules) {
      const named = schedule.holidayIds.flatMap((holidayId) => holidays.get(holidayId) ?? [])
      this.compiledSchedules.set(id, new CompiledSchedule(schedule, named, siteZone))
    }
    const inOrder = [...rules.values()].sort((one, other) => (one.ruleId < other.ruleId ? -1 : 1))
    for (const rule of inOrder) {
      const compiled = this.compile(rule)
      for (const doorId of rule.where.doorIds) push(this.rulesByDoor, doorId, compiled)
      for (const premisesId of rule.where.premisesIds) push(this.rulesByPremises, premisesId, compiled)
    }
  }

  /** The passages at which a device asks; more than one for a controller of several doors. */
  passagesOf(deviceId: string): readonly Passage[] {
    return this.passages.get(deviceId) ?? []
  }

  schedule(scheduleId: string): CompiledSchedule | undefined {
    return this.compiledSchedules.get(scheduleId)
  }

  rulesOf(door: DoorState): RulesOfDoor {
    const known = this.rulesOfDoor.get(door.doorId)
    if (known !== undefined) return known
    const rules = indexed(this.facts, this.allRulesOf(door))
    this.rulesOfDoor.set(door.doorId, rules)
    return rules
  }

  /** In the order of their ids. */
  allRulesOf(door: DoorState): readonly CompiledRule[] {
    const inPremises = [...this.premisesOf(door)].flatMap((id) => this.rulesByPremises.get(id) ?? [])
    const all = new Set([...(this.rulesByDoor.get(door.doorId) ?? []), ...inPremises])
    return [...all].sort((one, other) => (one.rule.ruleId < other.rule.ruleId ? -1 : 1))
  }

  /** Ids of all premises the door lies in, outer ones included. */
  premisesOf(door: DoorState): ReadonlySet<string> {
    const known = this.premisesOfDoor.get(door.doorId)
    if (known !== undefined) return known
    const found = new Set<string>()
    for (const step of door.facilityPath?.split('/') ?? []) this.addAncestors(step, found)
    this.premisesOfDoor.set(door.doorId, found)
    return found
  }

  isLockedDown(door: DoorState): boolean {
    const { lockdowns } = this.facts
    if (lockdowns.size === 0) return false
    return [...lockdowns.values()].some((lockdown) => this.isWithin(lockdown, door))
  }

  /** Whether a lockdown closes a door. */
  isWithin({ scope }: LockdownState, door: DoorState): boolean {
    switch (scope.kind) {
      case 'everywhere':
        return true
      case 'premises':
        return scope.premisesIds.some((id) => this.premisesOf(door).has(id))
      case 'doors':
        return scope.doorIds.includes(door.doorId)
    }
  }

  private addAncestors(premisesId: string, found: Set<string>): void {
    for (let at: string | null | undefined = premisesId; at && !found.has(at); at = this.facts.premises.get(at)) {
      found.add(at)
    }
  }

  private compile(rule: AccessRuleState): CompiledRule {
    const widened = rule.accessTypes.flatMap((type) => (type === 'rfid' ? CARDS : [type]))
    return {
      rule,
      accessTypes: new Set(widened),
      schedules: rule.scheduleIds.map((id) => this.compiledSchedules.get(id)),
    }
  }
}

const CARDS: readonly AccessType[] = (['rfid', 'keycard', 'key_fob'] as const).filter(isCard)

const indexed = ({ ids }: PolicyFacts, rules: readonly CompiledRule[]): RulesOfDoor => {
  const byUser = new Map<string, CompiledRule[]>()
  const byGroup = new Map<string, CompiledRule[]>()
  const byRole = new Map<string, CompiledRule[]>()
  for (const compiled of rules) {
    const { userIds, groupIds, roleIds } = compiled.rule.who
    for (const id of new Set(userIds)) push(byUser, ids.of(id), compiled)
    for (const id of new Set(groupIds)) push(byGroup, ids.of(id), compiled)
    for (const id of new Set(roleIds)) push(byRole, id, compiled)
  }
  return {
    everyone: rules.filter(({ rule }) => rule.who.everyone),
    byUser,
    byGroup,
    byRole,
  }
}

const push = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
