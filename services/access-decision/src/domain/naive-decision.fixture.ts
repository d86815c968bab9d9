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
  const stopped = ofPlace(question) ?? ofCredentials(question) ?? ofPerson(facts, question)
  if (stopped !== undefined) return stopped
  const failures = [...facts.config.access_rule.values()]
    .filter(
      (rule) => isForDoor(facts, rule, question) && isForPerson(facts, rule, question) && isForType(rule, question),
    )
    .map((rule) => failureOf(facts, rule, question))
  if (failures.includes(undefined)) {
    return question.presented.some(({ credential }) => credential?.duress) ? 'duress' : 'success'
  }
  const furthest = failures.toSorted((one, other) => stages.indexOf(other![0]) - stages.indexOf(one![0]))[0]
  return furthest?.[1] ?? 'user_not_authorized'
}

const ofPlace = ({ passage, isThrottled }: Question): Reason | undefined => {
  if (passage === undefined) return 'invalid_configuration'
  return isThrottled ? 'too_many_attempts' : undefined
}

const ofCredentials = ({ presented, atMs }: Question): Reason | undefined => {
  if (presented[0]?.credential === undefined) return 'unknown_credential'
  const known = presented.flatMap(({ credential }) => credential ?? [])
  const faults = known.map(({ state, validFromMs, validUntilMs }): Reason | undefined => {
    if (state === 'blocked') return 'credential_blocked'
    if (atMs < validFromMs) return 'credential_not_yet_valid'
    return atMs >= validUntilMs ? 'credential_expired' : undefined
  })
  return faults.find((fault) => fault !== undefined)
}

const ofPerson = (facts: PolicyFacts, { presented }: Question): Reason | undefined => {
  const [first, second] = presented
  const userId = first!.credential!.userId
  const person = facts.people.get(userId ?? '')
  if (person === undefined || person.erased) return 'user_not_found'
  if (!person.enabled) return 'user_disabled'
  return second !== undefined && second.credential?.userId !== userId ? 'invalid_pin' : undefined
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
  const isBoth = types.includes('keycard') && types.includes('pin')
  if (rule.factors === 'card_and_pin' && !isBoth) return ['rule_factors', 'invalid_pin']
  if (!rule.enabled) return ['rule_enabled', 'rule_disabled']
  if (facts.lockdowns.size > 0) return ['lockdown', 'lockdown']
  const late = scheduleFailure(facts, rule, question.atMs)
  if (late !== undefined) return late
  return question.isCooling?.(rule.ruleId, question.passage!.door.doorId) ? ['cooldown', 'cooldown'] : undefined
}

const scheduleFailure = (facts: PolicyFacts, { scheduleIds }: AccessRuleState, atMs: number): Failure => {
  const verdicts = scheduleIds.map((id) => {
    const schedule = facts.config.schedule.get(id)
    return schedule === undefined ? 'day' : naiveVerdict(schedule, [...facts.config.holiday.values()], atMs)
  })
  if (verdicts.length === 0 || verdicts.includes('permitted')) return undefined
  return verdicts.includes('hours')
    ? ['schedule_hours', 'outside_schedule_hours']
    : ['schedule_day', 'schedule_day_not_permitted']
}
