import type { PolicySnapshot, Reason } from '@doorledger/contracts'
import { controllersHash, deviceTag } from '@doorledger/privacy/controller-tag'
import { accessTypeOf, isFault, partsOf, type PresentedCredential } from '../attempts/presented-credential.js'
import type { CompiledPolicy, Passage } from '../domain/compiled-policy.js'
import type { Stage } from '../domain/decision-stages.js'
import { cardFirst, type Decision, evaluate, type Presented } from '../domain/evaluate.js'
import { policyOfSnapshot } from '../domain/offline/policy-of-snapshot.js'

/** What was presented to a controller, where and when. */
export interface OfflineQuestion {
  readonly doorId: string
  readonly accessPointId: string
  /** one, or a card and a PIN */
  readonly presented: readonly PresentedCredential[]
  readonly at: Date
  /** five wrong PINs came within the last minute */
  readonly isThrottled?: boolean
  /** whether the rule granted at the door less than its `cooldownSec` ago */
  readonly isCooling?: (ruleId: string, doorId: string) => boolean
}

/** What a controller decides, and what it hands in later. */
export interface OfflineAnswer {
  readonly decision: 'granted' | 'denied'
  /** `invalid_configuration` also when the snapshot is not valid any more: the door does what its `failMode` says */
  readonly reason: Reason
  /** the check that failed; undefined for a grant */
  readonly failed: Stage | undefined
  readonly ruleId: string | undefined
  readonly unlockSec: number | undefined
  /** of what was found, in the order in which it was presented; undefined where nothing was */
  readonly credentialIds: readonly (string | undefined)[]
  readonly policyVersion: string
}

const compiled = new WeakMap<PolicySnapshot, CompiledPolicy>()

/** Decides as Doorledger does, by a snapshot. Compiles it once. */
export const decideAlone = (snapshot: PolicySnapshot, question: OfflineQuestion): OfflineAnswer => {
  let policy = compiled.get(snapshot)
  if (policy === undefined) compiled.set(snapshot, (policy = policyOfSnapshot(snapshot)))
  const found = question.presented.map((each) => findIn(policy, snapshot, each))
  const passage = question.at.getTime() < Date.parse(snapshot.validUntil) ? passageIn(policy, question) : undefined
  const { at, isThrottled, isCooling } = question
  const decided = evaluate(policy, {
    passage,
    presented: cardFirst(found),
    atMs: at.getTime(),
    ...(isThrottled !== undefined && { isThrottled }),
    ...(isCooling !== undefined && { isCooling }),
  })
  return {
    ...toldOf(decided, passage),
    credentialIds: found.map(({ credential }) => credential?.credentialId),
    policyVersion: snapshot.policyVersion,
  }
}

const passageIn = (policy: CompiledPolicy, { doorId, accessPointId }: OfflineQuestion): Passage | undefined => {
  const door = policy.facts.config.door.get(doorId)
  const accessPoint = door?.accessPoints.find((each) => each.accessPointId === accessPointId)
  return door === undefined || accessPoint === undefined ? undefined : { door, accessPoint }
}

const toldOf = (
  { verdict, rule }: Decision,
  passage: Passage | undefined,
): Pick<OfflineAnswer, 'decision' | 'reason' | 'failed' | 'ruleId' | 'unlockSec'> => {
  const { decision, reason } = verdict
  const ruleId = rule?.rule.ruleId
  if (verdict.decision === 'denied') return { decision, reason, failed: verdict.failed, ruleId, unlockSec: undefined }
  return { decision, reason, failed: undefined, ruleId, unlockSec: rule?.rule.unlockSec ?? passage?.door.unlockSec }
}

/** What can be the value of no credential is an unknown one. */
const findIn = ({ facts }: CompiledPolicy, { hashing }: PolicySnapshot, presented: PresentedCredential): Presented => {
  const parts = partsOf(hashing.tenantId, presented)
  if (isFault(parts)) return { accessType: presented.kind, credential: undefined }
  const keys = [hashing.controllersKey, hashing.deviceKey].map((key) => Buffer.from(key, 'base64url'))
  const tags = parts.map((each) => deviceTag(keys[1]!, controllersHash(keys[0]!, each)))
  const credential = tags.map((tag) => facts.credentialByHmac.get(tag)).find((known) => known !== undefined)
  return { accessType: accessTypeOf(presented.kind, credential?.kind), credential }
}
