import type { AccessRuleState, DoorState, HolidayState, ScheduleState } from '@doorledger/contracts'
import { CompiledPolicy } from '../compiled-policy.js'
import type { PolicyFacts } from '../policy-facts.js'

/** What would be different: things in place of those with the same id, or besides; and ids of what would be gone. */
export interface ChangeOf<State> {
  readonly set: readonly State[]
  readonly remove: readonly string[]
}

export interface RuleChanges {
  readonly accessRules: ChangeOf<AccessRuleState>
  readonly schedules: ChangeOf<ScheduleState>
  readonly holidays: ChangeOf<HolidayState>
}

/** Two policies, and the doors at which they may differ. */
export interface ComparedPolicies {
  readonly present: CompiledPolicy
  readonly changed: CompiledPolicy
  readonly isAffected: (door: DoorState) => boolean
}

/**
 * The policy as it is, and as it would be. Neither knows of lockdowns: they are no rules, and what was refused in one is
 * not replayed.
 */
export const policiesToCompare = (
  facts: PolicyFacts,
  { accessRules, schedules, holidays }: RuleChanges,
  siteZone: string,
): ComparedPolicies => {
  const calm: PolicyFacts = { ...facts, lockdowns: new Map() }
  const config = {
    ...facts.config,
    access_rule: changedBy(facts.config.access_rule, accessRules, ({ ruleId }) => ruleId),
    schedule: changedBy(facts.config.schedule, schedules, ({ scheduleId }) => scheduleId),
    holiday: changedBy(facts.config.holiday, holidays, ({ holidayId }) => holidayId),
  }
  const present = new CompiledPolicy(calm, siteZone)
  const changed = new CompiledPolicy({ ...calm, config }, siteZone)
  return { present, changed, isAffected: affectedDoors(present, changed) }
}

/** Most changes are about few doors: attempts at the others need not be decided twice. */
const affectedDoors = (present: CompiledPolicy, changed: CompiledPolicy): ComparedPolicies['isAffected'] => {
  const known = new Map<string, boolean>()
  return (door) => {
    let isAffected = known.get(door.doorId)
    if (isAffected === undefined) {
      isAffected = foundations(present, door).join('\n') !== foundations(changed, door).join('\n')
      known.set(door.doorId, isAffected)
    }
    return isAffected
  }
}

/** What the rules of a door say, with all they rest on. */
const foundations = (policy: CompiledPolicy, door: DoorState): readonly string[] => {
  const { schedule: schedules, holiday: holidays } = policy.facts.config
  return policy.allRulesOf(door).map(({ rule }) => {
    const named = rule.scheduleIds.map((id) => schedules.get(id))
    const days = named.flatMap((schedule) => schedule?.holidayIds.map((id) => holidays.get(id)))
    return JSON.stringify([rule, named, days])
  })
}

const changedBy = <State>(
  before: ReadonlyMap<string, State>,
  { set, remove }: ChangeOf<State>,
  idOf: (state: State) => string,
): Map<string, State> => {
  const after = new Map(before)
  for (const id of remove) after.delete(id)
  for (const state of set) after.set(idOf(state), state)
  return after
}
