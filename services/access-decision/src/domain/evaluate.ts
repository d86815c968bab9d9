import type { AccessType, DoorState, Reason } from '@doorledger/contracts'
import type { CompiledPolicy, CompiledRule, Passage } from './compiled-policy.js'
import { progressOf, type Stage, type Verdict } from './decision-stages.js'
import { isCard, type KnownCredential, type KnownPerson } from './policy-facts.js'

/** What was held to a reader or typed at a keypad, and what was found of it. */
export interface Presented {
  readonly accessType: AccessType
  readonly credential: KnownCredential | undefined
}

/** The order in which it is looked at: of a card and a PIN, the card says who it is. */
export const cardFirst = (presented: readonly Presented[]): readonly Presented[] =>
  [...presented].sort((one, other) => Number(isCard(other.accessType)) - Number(isCard(one.accessType)))

/** Who asks to pass where, and when. */
export interface Question {
  /** undefined when the device is at no door */
  readonly passage: Passage | undefined
  /** one, or a card and a PIN */
  readonly presented: readonly Presented[]
  readonly atMs: number
  /** too many wrong PINs came from here, or of this person */
  readonly isThrottled?: boolean
  /** whether the rule granted at the door so recently that it does not again */
  readonly isCooling?: (ruleId: string, doorId: string) => boolean
}

/** What a question is answered with, and by which rule. */
export interface Decision {
  readonly verdict: Verdict
  /** the rule that granted, or that got furthest; undefined when none is for this person */
  readonly rule: CompiledRule | undefined
  /** undefined when nothing presented is known, or nobody holds it */
  readonly userId: string | undefined
  /** what the person was found by */
  readonly credential: KnownCredential | undefined
}

const denied = (failed: Stage, reason: Reason): Verdict => ({
  decision: 'denied',
  failed,
  reason,
})
const success: Verdict = { decision: 'granted', reason: 'success' }
const duress: Verdict = { decision: 'granted', reason: 'duress' }

/**
 * The one way to decide, live, explained and replayed. Pure: the answer follows from the policy, the question and
 * nothing else. Checks come in the order of `stages`; of several rules one that grants wins, else the one that got
 * furthest tells the reason.
 */
export const evaluate = (policy: CompiledPolicy, question: Question): Decision => {
  const credential = question.presented.find((each) => each.credential !== undefined)?.credential
  const { userId } = credential ?? {}
  const person = userId === undefined ? undefined : policy.facts.people.get(userId)
  const stopped = configurationFault(question) ?? credentialFault(question) ?? personFault(person, question)
  if (stopped !== undefined) return { verdict: stopped, rule: undefined, userId, credential }
  return {
    ...bestOf(policy, question, { userId: userId!, person: person! }),
    userId,
    credential,
  }
}

const configurationFault = ({ passage, isThrottled }: Question): Verdict | undefined => {
  if (passage === undefined) return denied('configuration', 'invalid_configuration')
  return isThrottled === true ? denied('attempt_rate', 'too_many_attempts') : undefined
}

/** A wrong PIN beside a card that is known is no unknown credential: the person is known, the factor is wrong. */
const credentialFault = ({ presented, atMs }: Question): Verdict | undefined => {
  if (presented[0]?.credential === undefined) return denied('credential_known', 'unknown_credential')
  for (const { credential } of presented) {
    const reason = credential === undefined ? undefined : invalidity(credential, atMs)
    if (reason !== undefined) return denied('credential_valid', reason)
  }
  return undefined
}

const invalidity = ({ state, validFromMs, validUntilMs }: KnownCredential, atMs: number): Reason | undefined => {
  if (state === 'removed') return 'unknown_credential'
  if (state === 'blocked') return 'credential_blocked'
  if (atMs < validFromMs) return 'credential_not_yet_valid'
  return atMs >= validUntilMs ? 'credential_expired' : undefined
}

const personFault = (person: KnownPerson | undefined, { presented }: Question): Verdict | undefined => {
  if (person === undefined || person.erased) return denied('user_exists', 'user_not_found')
  if (!person.enabled) return denied('user_enabled', 'user_disabled')
  const [first, ...others] = presented
  const isOfOneHolder = others.every(({ credential }) => credential?.userId === first?.credential?.userId)
  return isOfOneHolder ? undefined : denied('second_factor', 'invalid_pin')
}

interface Person {
  readonly userId: string
  readonly person: KnownPerson
}

const bestOf = (policy: CompiledPolicy, question: Question, who: Person): Pick<Decision, 'verdict' | 'rule'> => {
  let best: { verdict: Verdict; rule: CompiledRule | undefined } = {
    verdict: denied('rule_for_person', 'user_not_authorized'),
    rule: undefined,
  }
  for (const rule of rulesFor(policy, question, who)) {
    const verdict = verdictOf(policy, rule, question)
    if (isBetter({ verdict, rule }, best)) best = { verdict, rule }
  }
  return best
}

/** Rules that get equally far are told apart by their ids, so that every replica names the same one. */
const isBetter = (
  one: { readonly verdict: Verdict; readonly rule: CompiledRule },
  other: { readonly verdict: Verdict; readonly rule: CompiledRule | undefined },
): boolean => {
  const ahead = progressOf(one.verdict) - progressOf(other.verdict)
  return ahead > 0 || (ahead === 0 && other.rule !== undefined && one.rule.rule.ruleId < other.rule.rule.ruleId)
}

/** The rules of the door that are for this person and for what was presented; one may come twice. */
const rulesFor = (
  policy: CompiledPolicy,
  { passage, presented, atMs }: Question,
  who: Person,
): readonly CompiledRule[] =>
  rulesForPerson(policy, passage!.door, { ...who, atMs }).filter((rule) => isForTypes(rule, presented))

/** Whether the rule is for any of what was presented. */
export const isForTypes = ({ accessTypes }: CompiledRule, presented: readonly Presented[]): boolean =>
  accessTypes.size === 0 || presented.some(({ accessType }) => accessTypes.has(accessType))

/** The rules of a door that are for somebody at a time, with whatever credential; one may come twice. */
export const rulesForPerson = (
  policy: CompiledPolicy,
  door: DoorState,
  { userId, person, atMs }: Person & { readonly atMs: number },
): readonly CompiledRule[] => {
  const { everyone, byUser, byGroup, byRole } = policy.rulesOf(door)
  return [
    ...everyone,
    ...(byUser.get(userId) ?? []),
    ...groupsOf(policy, userId, atMs).flatMap((groupId) => byGroup.get(groupId) ?? []),
    ...rolesAt(policy, person, door).flatMap((roleId) => byRole.get(roleId) ?? []),
  ]
}

/** The groups that count at the time. */
const groupsOf = ({ facts }: CompiledPolicy, userId: string, atMs: number): readonly string[] => {
  const groups = facts.groupsOf.get(userId)
  return groups === undefined ? [] : [...groups].filter((groupId) => atMs < (facts.groups.get(groupId) ?? -Infinity))
}

/** A role that is held in certain premises counts at the doors there. */
const rolesAt = (policy: CompiledPolicy, { assignments }: KnownPerson, door: DoorState): readonly string[] =>
  assignments
    .filter(({ premisesId }) => premisesId === null || policy.premisesOf(door).has(premisesId))
    .map(({ roleId }) => roleId)

/** What one rule says of a question of somebody it is for. */
export const verdictOf = (policy: CompiledPolicy, compiled: CompiledRule, question: Question): Verdict => {
  const { rule } = compiled
  const { door } = question.passage!
  if (rule.factors === 'card_and_pin' && !isCardAndPin(question.presented)) return denied('rule_factors', 'invalid_pin')
  if (!rule.enabled) return denied('rule_enabled', 'rule_disabled')
  if (policy.isLockedDown(door)) return denied('lockdown', 'lockdown')
  const late = scheduleFault(compiled, question.atMs)
  if (late !== undefined) return late
  if (question.isCooling?.(rule.ruleId, door.doorId) === true) return denied('cooldown', 'cooldown')
  return question.presented.some(({ credential }) => credential?.duress === true) ? duress : success
}

const isCardAndPin = (presented: readonly Presented[]): boolean =>
  presented.some(({ accessType }) => isCard(accessType)) && presented.some(({ accessType }) => accessType === 'pin')

const scheduleFault = ({ schedules }: CompiledRule, atMs: number): Verdict | undefined => {
  if (schedules.length === 0) return undefined
  const verdicts = schedules.map((schedule) => schedule?.verdictAt(atMs) ?? 'day')
  if (verdicts.includes('permitted')) return undefined
  return verdicts.includes('hours')
    ? denied('schedule_hours', 'outside_schedule_hours')
    : denied('schedule_day', 'schedule_day_not_permitted')
}
