import type { AccessType, DoorState, Reason } from '@doorledger/contracts'
import type { CompiledPolicy, CompiledRule, Passage, RulesOfDoor } from './compiled-policy.js'
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

type Denial = Extract<Verdict, { decision: 'denied' }>

const denied = (failed: Stage, reason: Reason): Denial => ({ decision: 'denied', failed, reason })

/** Made once: most of what a decision would otherwise leave to be collected. */
const NOT_CONFIGURED = denied('configuration', 'invalid_configuration')
const TOO_MANY = denied('attempt_rate', 'too_many_attempts')
const UNKNOWN = denied('credential_known', 'unknown_credential')
const NO_PERSON = denied('user_exists', 'user_not_found')
const PERSON_DISABLED = denied('user_enabled', 'user_disabled')
const WRONG_SECOND = denied('second_factor', 'invalid_pin')
const NOT_AUTHORIZED = denied('rule_for_person', 'user_not_authorized')
const NOT_BOTH = denied('rule_factors', 'invalid_pin')
const RULE_DISABLED = denied('rule_enabled', 'rule_disabled')
const LOCKED_DOWN = denied('lockdown', 'lockdown')
const WRONG_HOURS = denied('schedule_hours', 'outside_schedule_hours')
const WRONG_DAY = denied('schedule_day', 'schedule_day_not_permitted')
const COOLING = denied('cooldown', 'cooldown')
const success: Verdict = { decision: 'granted', reason: 'success' }
const duress: Verdict = { decision: 'granted', reason: 'duress' }

/**
 * The one way to decide, live, explained and replayed. Pure: the answer follows from the policy, the question and
 * nothing else. Checks come in the order of `stages`; of several rules one that grants wins, else the one that got
 * furthest tells the reason.
 */
export const evaluate = (policy: CompiledPolicy, question: Question): Decision => {
  const credential = firstKnown(question.presented)
  const userId = credential?.userId
  const person = userId === undefined ? undefined : policy.facts.people.get(userId)
  const stopped = configurationFault(question) ?? credentialFault(question) ?? personFault(person, question)
  if (stopped !== undefined) return { verdict: stopped, rule: undefined, userId, credential }
  const { verdict, rule } = bestOf(policy, question, { userId: userId!, person: person!, atMs: question.atMs })
  return { verdict, rule, userId, credential }
}

const firstKnown = (presented: readonly Presented[]): KnownCredential | undefined => {
  for (const { credential } of presented) if (credential !== undefined) return credential
  return undefined
}

const configurationFault = ({ passage, isThrottled }: Question): Verdict | undefined => {
  if (passage === undefined) return NOT_CONFIGURED
  return isThrottled === true ? TOO_MANY : undefined
}

/** A wrong PIN beside a card that is known is no unknown credential: the person is known, the factor is wrong. */
const credentialFault = ({ presented, atMs }: Question): Verdict | undefined => {
  if (presented[0]?.credential === undefined) return UNKNOWN
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
  if (person === undefined || person.erased) return NO_PERSON
  if (!person.enabled) return PERSON_DISABLED
  const holder = presented[0]?.credential?.userId
  for (const { credential } of presented) if (credential?.userId !== holder) return WRONG_SECOND
  return undefined
}

interface PersonAt {
  readonly userId: string
  readonly person: KnownPerson
  readonly atMs: number
}

interface Best {
  verdict: Verdict
  rule: CompiledRule | undefined
}

const bestOf = (policy: CompiledPolicy, question: Question, who: PersonAt): Best => {
  const best: Best = { verdict: NOT_AUTHORIZED, rule: undefined }
  forEachRule(policy, question.passage!.door, who, (rule) => {
    if (!isForTypes(rule, question.presented)) return
    const verdict = verdictOf(policy, rule, question)
    if (!isBetter({ verdict, rule }, best)) return
    best.verdict = verdict
    best.rule = rule
  })
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

/** Whether the rule is for any of what was presented. */
export const isForTypes = ({ accessTypes }: CompiledRule, presented: readonly Presented[]): boolean =>
  accessTypes.size === 0 || presented.some(({ accessType }) => accessTypes.has(accessType))

type TakeRule = (rule: CompiledRule) => void

/** Hands over the rules of a door that are for somebody at a time, with whatever credential; one may come twice. */
const forEachRule = (policy: CompiledPolicy, door: DoorState, who: PersonAt, take: TakeRule): void => {
  const { everyone, byUser, byGroup, byRole } = policy.rulesOf(door)
  everyone.forEach(take)
  byUser.get(who.userId)?.forEach(take)
  if (byGroup.size > 0) forEachRuleOfGroups(policy, byGroup, who, take)
  for (const { roleId, premisesId } of who.person.assignments) {
    const rules = byRole.get(roleId)
    if (rules !== undefined && countsAt(policy, door, premisesId)) rules.forEach(take)
  }
}

const forEachRuleOfGroups = (
  { facts }: CompiledPolicy,
  byGroup: RulesOfDoor['byGroup'],
  { userId, atMs }: PersonAt,
  take: TakeRule,
): void => {
  const groups = facts.groupsOf.get(userId)
  if (groups === undefined) return
  for (const groupId of groups) {
    const rules = byGroup.get(groupId)
    if (rules !== undefined && atMs < (facts.groups.get(groupId) ?? -Infinity)) rules.forEach(take)
  }
}

/** A role that is held in certain premises counts at the doors there. */
const countsAt = (policy: CompiledPolicy, door: DoorState, premisesId: string | null): boolean =>
  premisesId === null || policy.premisesOf(door).has(premisesId)

/** The rules of a door that are for somebody at a time, with whatever credential; one may come twice. */
export const rulesForPerson = (policy: CompiledPolicy, door: DoorState, who: PersonAt): readonly CompiledRule[] => {
  const rules: CompiledRule[] = []
  forEachRule(policy, door, who, (rule) => rules.push(rule))
  return rules
}

/** What one rule says of a question of somebody it is for. */
export const verdictOf = (policy: CompiledPolicy, compiled: CompiledRule, question: Question): Verdict => {
  const { rule } = compiled
  const { door } = question.passage!
  if (rule.factors === 'card_and_pin' && !isCardAndPin(question.presented)) return NOT_BOTH
  if (!rule.enabled) return RULE_DISABLED
  if (policy.isLockedDown(door)) return LOCKED_DOWN
  const late = scheduleFault(compiled, question.atMs)
  if (late !== undefined) return late
  if (question.isCooling?.(rule.ruleId, door.doorId) === true) return COOLING
  return question.presented.some(({ credential }) => credential?.duress === true) ? duress : success
}

const isCardAndPin = (presented: readonly Presented[]): boolean =>
  presented.some(({ accessType }) => isCard(accessType)) && presented.some(({ accessType }) => accessType === 'pin')

const scheduleFault = ({ schedules }: CompiledRule, atMs: number): Verdict | undefined => {
  if (schedules.length === 0) return undefined
  let fault = WRONG_DAY
  for (const schedule of schedules) {
    const verdict = schedule?.verdictAt(atMs) ?? 'day'
    if (verdict === 'permitted') return undefined
    if (verdict === 'hours') fault = WRONG_HOURS
  }
  return fault
}
