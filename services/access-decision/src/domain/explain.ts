import type { AccessCheck, Reason } from '@doorledger/contracts'
import type { CompiledPolicy, CompiledRule, Passage } from './compiled-policy.js'
import { checksOf, progressOf, type Verdict } from './decision-stages.js'
import {
  type Decision,
  evaluate,
  isForTypes,
  type Presented,
  type Question,
  rulesForPerson,
  verdictOf,
} from './evaluate.js'
import { isCard, type KnownCredential } from './policy-facts.js'

/** This person, this door, this time; with one credential, or with the best of all that the person holds. */
export interface ExplainedCase {
  readonly userId: string
  readonly passage: Passage
  readonly atMs: number
  readonly credentialId?: string | undefined
}

export interface ExplainedRule {
  readonly id: string
  readonly name: string
  readonly isForPerson: boolean
  /** absent for a rule that is not for this person */
  readonly decision?: 'granted' | 'denied'
  readonly reason?: Reason
}

export interface Explanation {
  readonly decision: 'granted' | 'denied'
  readonly reason: Reason
  readonly checks: readonly AccessCheck[]
  readonly rule: { readonly id: string; readonly name: string } | null
  readonly credentialIds: readonly string[]
  /** every rule of the door and what it says */
  readonly rules: readonly ExplainedRule[]
}

/** Decides as for a device that asks, and tells of every rule of the door. Cooldowns are not looked at: nobody asks. */
export const explain = (policy: CompiledPolicy, given: ExplainedCase): Explanation => {
  const cases = waysOf(policy, given).map((presented): readonly [Question, Decision] => {
    const question = { passage: given.passage, presented, atMs: given.atMs }
    return [question, evaluate(policy, question)]
  })
  const [question, { verdict, rule }] = cases.reduce((best, each) =>
    progressOf(each[1].verdict) > progressOf(best[1].verdict) ? each : best,
  )
  return {
    decision: verdict.decision,
    reason: shown(verdict),
    checks: checksOf(verdict),
    rule: rule === undefined ? null : { id: rule.rule.ruleId, name: rule.rule.name },
    credentialIds: question.presented.flatMap(({ credential }) => credential?.credentialId ?? []),
    rules: policy
      .allRulesOf(given.passage.door)
      .map((each) => explained(policy, each, { question, userId: given.userId })),
  }
}

/** Which PIN is a duress PIN is nobody's business here. */
const shown = ({ reason }: Verdict): Reason => (reason === 'duress' ? 'success' : reason)

/** What the person could present: each credential, and each card with each PIN. */
const waysOf = (policy: CompiledPolicy, { userId, credentialId }: ExplainedCase): readonly (readonly Presented[])[] => {
  const held = [...policy.facts.credentials.heldBy(new Set([userId]))].filter(
    ({ state, duress }) => state !== 'removed' && !duress,
  )
  const chosen = credentialId === undefined ? held : held.filter((each) => each.credentialId === credentialId)
  const presented = chosen.map(presentedAs)
  const pins = presented.filter(({ accessType }) => accessType === 'pin')
  const both = presented
    .filter(({ accessType }) => isCard(accessType))
    .flatMap((card) => pins.map((pin) => [card, pin]))
  const ways = [...presented.map((each) => [each]), ...both]
  return ways.length > 0 ? ways : [[{ accessType: 'unknown', credential: undefined }]]
}

const presentedAs = (credential: KnownCredential): Presented => ({
  accessType: credential.kind,
  credential,
})

const explained = (
  policy: CompiledPolicy,
  compiled: CompiledRule,
  { question, userId }: { readonly question: Question; readonly userId: string },
): ExplainedRule => {
  const { ruleId: id, name } = compiled.rule
  const person = policy.facts.people.get(userId)
  const isForPerson =
    person !== undefined &&
    rulesForPerson(policy, question.passage!.door, {
      userId,
      person,
      atMs: question.atMs,
    }).includes(compiled)
  if (!isForPerson) return { id, name, isForPerson }
  if (!isForTypes(compiled, question.presented)) {
    return {
      id,
      name,
      isForPerson,
      decision: 'denied',
      reason: 'user_not_authorized',
    }
  }
  const verdict = verdictOf(policy, compiled, question)
  return {
    id,
    name,
    isForPerson,
    decision: verdict.decision,
    reason: shown(verdict),
  }
}

/** Rules by which somebody may pass a door at some time: enabled, and for an enabled person. */
export const rulesThatLetIn = (
  policy: CompiledPolicy,
  door: Passage['door'],
  { userId, atMs }: { readonly userId: string; readonly atMs: number },
): readonly CompiledRule[] => {
  const person = policy.facts.people.get(userId)
  if (person === undefined || person.erased || !person.enabled) return []
  return [...new Set(rulesForPerson(policy, door, { userId, person, atMs }))].filter(({ rule }) => rule.enabled)
}

/** Rules by which members of a group may pass a door: enabled. */
export const rulesForGroup = (
  policy: CompiledPolicy,
  door: Passage['door'],
  groupId: string,
): readonly CompiledRule[] => (policy.rulesOf(door).byGroup.get(groupId) ?? []).filter(({ rule }) => rule.enabled)
