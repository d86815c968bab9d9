import type { AccessRuleState, HolidayState, ScheduleState } from '@doorledger/contracts'
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

/**
 * The policy as it is, and as it would be. Neither knows of lockdowns: they are no rules, and what was refused in one is
 * not replayed.
 */
export const policiesToCompare = (
  facts: PolicyFacts,
  { accessRules, schedules, holidays }: RuleChanges,
  siteZone: string,
): { readonly present: CompiledPolicy; readonly changed: CompiledPolicy } => {
  const calm: PolicyFacts = { ...facts, lockdowns: new Map() }
  const config = {
    ...facts.config,
    access_rule: changedBy(facts.config.access_rule, accessRules, ({ ruleId }) => ruleId),
    schedule: changedBy(facts.config.schedule, schedules, ({ scheduleId }) => scheduleId),
    holiday: changedBy(facts.config.holiday, holidays, ({ holidayId }) => holidayId),
  }
  return {
    present: new CompiledPolicy(calm, siteZone),
    changed: new CompiledPolicy({ ...calm, config }, siteZone),
  }
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
