import type { PolicySnapshot, Reason } from '@doorledger/contracts'
import { controllersHash, deviceTag } from '@doorledger/privacy/controller-tag'
import { accessTypeOf, isFault, partsOf, type PresentedCredential } from '../attempts/presented-credential.js'
import type { CompiledPolicy } from '../domain/compiled-policy.js'
import type { Stage } from '../domain/decision-stages.js'
import { cardFirst, evaluate, type Presented } from '../domain/evaluate.js'
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
  const isValid = question.at.getTime() < Date.parse(snapshot.validUntil)
  const door = isValid ? policy.facts.config.door.get(question.doorId) : undefined
  const accessPoint = door?.accessPoints.find(({ accessPointId }) => accessPointId === question.accessPointId)
  const { verdict, rule } = evaluate(policy, {
    passage: door === undefined || accessPoint === undefined ? undefined : { door, accessPoint },
    presented: cardFirst(found),
    atMs: question.at.getTime(),
    ...(question.isThrottled !== undefined && { isThrottled: question.isThrottled }),
    ...(question.isCooling !== undefined && { isCooling: question.isCooling }),
  })
  return {
    decision: verdict.decision,
    reason: verdict.reason,
    failed: verdict.decision === 'denied' ? verdict.failed : undefined,
    ruleId: rule?.rule.ruleId,
    unlockSec: verdict.decision === 'granted' ? (rule?.rule.unlockSec ?? door?.unlockSec) : undefined,
    credentialIds: found.map(({ credential }) => credential?.credentialId),
    policyVersion: snapshot.policyVersion,
  }
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
