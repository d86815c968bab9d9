import type { AccessType, Reason } from '@doorledger/contracts'
import type { CompiledPolicy, Passage } from '../compiled-policy.js'
import type { ComparedPolicies } from './changed-rules.js'
import { evaluate, type Presented, type Question } from '../evaluate.js'
import type { KnownCredential } from '../policy-facts.js'

/** An attempt as the log has it, as far as deciding it again takes it. */
export interface PastAttempt {
  readonly accessEventId: string
  readonly atMs: number
  readonly doorId: string
  readonly accessPointId: string | undefined
  readonly deviceId: string
  /** what was presented; the first is what the credential is of */
  readonly accessTypes: readonly [AccessType, ...AccessType[]]
  readonly credentialId: string | undefined
  readonly decision: 'granted' | 'denied'
  readonly reason: Reason
}

/** What a policy says of an attempt. */
export interface Ruled {
  readonly decision: 'granted' | 'denied'
  readonly reason: Reason
  readonly ruleId: string | undefined
}

/** An attempt that would have been decided otherwise. */
export interface Difference {
  readonly present: Ruled
  readonly changed: Ruled
}

/**
 * How an attempt is decided by the present rules and by changed ones, when these differ. Both know the same people,
 * credentials and doors, so that nothing shows but what the rules do.
 * @returns `undecidable` when the door is gone, or nothing that was presented was known
 */
export const replayAttempt = (
  { present, changed, isAffected }: ComparedPolicies,
  attempt: PastAttempt,
): Difference | 'same' | 'undecidable' => {
  const passage = passageOf(present, attempt)
  const { credentialId } = attempt
  if (passage === undefined || credentialId === undefined) return 'undecidable'
  if (!present.facts.credentials.has(credentialId)) return 'undecidable'
  if (!isAffected(passage.door)) return 'same'
  const question = questionOf(passage, present.facts.credentials.get(credentialId)!, attempt)
  const before = ruled(present, question)
  const after = ruled(changed, question)
  return before.decision === after.decision ? 'same' : { present: before, changed: after }
}

/** Reasons that say nothing of rules: too much of something, or a state of the whole house. */
const NOT_BY_RULES: ReadonlySet<Reason> = new Set(['cooldown', 'lockdown', 'too_many_attempts'])

export const isByRules = ({ reason }: PastAttempt): boolean => !NOT_BY_RULES.has(reason)

const passageOf = ({ facts }: CompiledPolicy, attempt: PastAttempt): Passage | undefined => {
  const door = facts.config.door.get(attempt.doorId)
  if (door === undefined) return undefined
  const asked = door.accessPoints.find(({ accessPointId }) => accessPointId === attempt.accessPointId)
  const accessPoint = asked ?? door.accessPoints.find(({ deviceId }) => deviceId === attempt.deviceId)
  return { door, accessPoint: accessPoint ?? { accessPointId: attempt.deviceId, deviceId: attempt.deviceId } }
}

const questionOf = (passage: Passage, credential: KnownCredential, attempt: PastAttempt): Question => {
  const [first, ...others] = attempt.accessTypes
  const second = attempt.reason === 'invalid_pin' ? undefined : credential
  const presented: readonly Presented[] = [
    { accessType: first, credential },
    ...others.map((accessType) => ({ accessType, credential: second })),
  ]
  return { passage, presented, atMs: attempt.atMs }
}

const ruled = (policy: CompiledPolicy, question: Question): Ruled => {
  const { verdict, rule } = evaluate(policy, question)
  return { decision: verdict.decision, reason: verdict.reason, ruleId: rule?.rule.ruleId }
}
