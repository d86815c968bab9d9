import type { AccessRuleState, Reason } from '@doorledger/contracts'
import { type Stage, stages } from './decision-stages.js'
import type { Question } from './evaluate.js'
import { naiveVerdict } from './naive-schedule.fixture.js'
import type { PolicyFacts } from './policy-facts.js'

type Failure = readonly [Stage, Reason] | undefined

/**
 * How an attempt is decided, read line by line from the order of evaluation: configuration, credential known, credential
 * valid, user, a rule for this user, door and type, rule enabled, lockdown, day, hours, cooldown. No maps, no indexes.
 */
export const naiveDecision = (facts: PolicyFacts, question: Question): string => {
  const { passage, presented, atMs } = question
  if (passage === undefined) return 'invalid_configuration'
  if (question.isThrottled) return 'too_many_attempts'
  const [first, second] = presented
  if (first?.credential === undefined) return 'unknown_credential'
  for (const { credential } of presented) {
    if (credential?.state === 'blocked') return 'credential_blocked'
    if (credential !== undefined && atMs < credential.validFromMs) return 'credential_not_yet_valid'
    if (credential !== undefined && atMs >= credential.validUntilMs) return 'credential_expired'
  }
  const { userId } = first.credential
  const person = facts.people.get(userId ?? '')
  if (person === undefined || person.erased) return 'user_not_found'
  if (!person.enabled) return 'user_disabled'
  if (second !== undefined && second.credential?.userId !== userId) return 'invalid_pin'
  const failures = [...facts.config.access_rule.values()]
    .filter(
      (rule) => isForDoor(facts, rule, question) && isForPerson(facts, rule, question) && isForType(rule, question),
    )
    .map((rule) => failureOf(facts, rule, question))
  if (failures.includes(undefined)) {
    return presented.some(({ credential }) => credential?.duress) ? 'duress' : 'success'
  }
  const furthest = failures.toSorted((one, other) => stages.indexOf(other![0]) - stages.indexOf(one![0]))[0]
  return furthest?.[1] ?? 'user_not_authorized'
}

const around = (facts: PolicyFacts, premisesId: string): readonly string[] => {
  const parent = facts.premises.get(premisesId)
  return parent ? [premisesId, ...around(facts, parent)] : [premisesId]
}
const premisesOf = (facts: PolicyFacts, { passage }: Question): readonly string[] =>
  (passage!.door.facilityPath?.split('/') ?? []).flatMap((step) => around(facts, step))

const isForDoor = (facts: PolicyFacts, { where }: AccessRuleState, question: Question): boolean =>
  where.doorIds.includes(question.passage!.door.doorId) ||
  premisesOf(facts, question).some((id) => where.premisesIds.includes(id))

const isForPerson = (facts: PolicyFacts, { who }: AccessRuleState, question: Question): boolean => {
  const userId = question.presented[0]!.credential!.userId!
  const groups = [...(facts.groupsOf.get(userId) ?? [])].filter((id) => question.atMs < (facts.groups.get(id) ?? 0))
  const roles = facts.people
    .get(userId)!
    .assignments.filter(({ premisesId }) => premisesId === null || premisesOf(facts, question).includes(premisesId))
  return (
    who.everyone ||
    who.userIds.includes(userId) ||
    groups.some((id) => who.groupIds.includes(id)) ||
    roles.some(({ roleId }) => who.roleIds.includes(roleId))
  )
}

const isForType = ({ accessTypes }: AccessRuleState, { presented }: Question): boolean =>
  accessTypes.length === 0 ||
  presented.some(
    ({ accessType }) =>
      accessTypes.includes(accessType) ||
      (accessTypes.includes('rfid') && (accessType === 'keycard' || accessType === 'key_fob')),
  )

const failureOf = (facts: PolicyFacts, rule: AccessRuleState, question: Question): Failure => {
  const types = question.presented.map(({ accessType }) => accessType)
  if (rule.factors === 'card_and_pin' && !(types.includes('keycard') && types.includes('pin'))) {
    return ['rule_factors', 'invalid_pin']
  }
  if (!rule.enabled) return ['rule_enabled', 'rule_disabled']
  if (facts.lockdowns.size > 0) return ['lockdown', 'lockdown']
  const verdicts = rule.scheduleIds.map((id) => {
    const schedule = facts.config.schedule.get(id)
    return schedule === undefined ? 'day' : naiveVerdict(schedule, [...facts.config.holiday.values()], question.atMs)
  })
  if (verdicts.length > 0 && !verdicts.includes('permitted')) {
    return verdicts.includes('hours')
      ? ['schedule_hours', 'outside_schedule_hours']
      : ['schedule_day', 'schedule_day_not_permitted']
  }
  return question.isCooling?.(rule.ruleId, question.passage!.door.doorId) ? ['cooldown', 'cooldown'] : undefined
}
