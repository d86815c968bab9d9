import type { AccessEventData, AccessType, DeviceKind, Reason, RecordFlag } from '@doorledger/contracts'
import type { Passage } from './compiled-policy.js'
import { checksOf } from './decision-stages.js'
import type { Decision } from './evaluate.js'
import type { KnownDevice } from './policy-facts.js'

/** What is known of an attempt besides how it was decided. */
export interface AttemptFacts {
  readonly accessEventId: string
  readonly attemptId: string
  readonly device: Pick<KnownDevice, 'deviceId' | 'name' | 'facilityPath'> & {
    readonly kind: DeviceKind
  }
  readonly passage: Passage | undefined
  /** what was presented; the first is what the attempt is filed under */
  readonly accessTypes: readonly [AccessType, ...AccessType[]]
  readonly decision: Decision
  readonly policyVersion: string
  readonly latencyMs: number
  readonly flags: readonly RecordFlag[]
  /** what a device that was offline decided by itself */
  readonly offline?: OfflineDecision | undefined
  /** whether anything that was presented is for duress */
  readonly isUnderDuress?: boolean
  /** the question could not be decided: it is kept as an error, whatever the device did */
  readonly isRefused?: boolean
}

/** What a device decided by itself, and by which policy. */
export interface OfflineDecision {
  readonly decision: 'granted' | 'denied'
  readonly reason?: Reason | undefined
  readonly policyVersion?: string | undefined
}

/** The attempt as it goes to the log: what was decided, by which rule of which policy, and every check on the way. */
export const attemptData = (facts: AttemptFacts): AccessEventData => {
  const { decision, passage, offline } = facts
  const decided = offline?.decision ?? decision.verdict.decision
  const isRefused = facts.isRefused === true
  const isFault = isRefused || (passage === undefined && offline === undefined)
  return {
    accessEventId: facts.accessEventId,
    revision: 1,
    ...placeOf(passage),
    accessDevice: deviceRefOf(facts.device),
    accessType: facts.accessTypes[0],
    ...(facts.accessTypes.length > 1 && { factors: [...facts.accessTypes] }),
    ...holderOf(facts),
    result: isFault ? 'error' : decided,
    reason: reasonOf(facts),
    decision: decided,
    ...(decided === 'granted' && passage !== undefined && !isRefused && { action: actionOf(decision, passage) }),
    ...groundsOf(facts),
    latencyMs: facts.latencyMs,
    provenance: [provenanceOf(facts)],
    flags: [...facts.flags],
  }
}

const provenanceOf = ({ attemptId, offline }: AttemptFacts): AccessEventData['provenance'][number] => ({
  kind: 'decision',
  attemptId,
  ...(offline?.policyVersion !== undefined && { policyVersion: offline.policyVersion }),
})

const placeOf = (passage: Passage | undefined) =>
  passage !== undefined && {
    door: { id: passage.door.doorId, name: passage.door.name },
    accessPoint: { id: passage.accessPoint.accessPointId },
  }

const holderOf = ({ accessTypes: [accessType], decision: { userId, credential } }: AttemptFacts) => ({
  ...(userId !== undefined && { user: { id: userId } }),
  credential: {
    kind: credential?.kind ?? accessType,
    ...(credential?.last4 !== undefined && { last4: credential.last4 }),
    ...(credential !== undefined && { credentialId: credential.credentialId }),
  },
})

/** Why it was decided so. */
const groundsOf = ({ decision: { verdict, rule }, offline, policyVersion, isRefused }: AttemptFacts) => ({
  checks: [...checksOf(verdict)],
  ...(rule !== undefined && {
    rule: { id: rule.rule.ruleId, name: rule.rule.name },
  }),
  policyVersion,
  ...(offline !== undefined &&
    isRefused !== true &&
    offline.decision !== verdict.decision && {
      policyDecision: verdict.decision,
    }),
})

const deviceRefOf = ({ deviceId, name, kind, facilityPath }: AttemptFacts['device']) => ({
  id: deviceId,
  name,
  kind,
  ...(facilityPath !== undefined && { facilityPath }),
})

/**
 * A device that was offline tells its own reason, unless the policy says the same as it. It does not know which PIN is
 * for duress: whom it let in under duress is in need, whatever the rules say since.
 */
const reasonOf = ({ offline, decision: { verdict }, isUnderDuress, isRefused }: AttemptFacts): Reason => {
  if (offline === undefined || isRefused === true || offline.decision === verdict.decision) return verdict.reason
  if (offline.decision === 'granted' && isUnderDuress === true) return 'duress'
  return offline.reason ?? (offline.decision === 'granted' ? 'success' : 'device_denied')
}

const actionOf = ({ rule }: Decision, { door }: Passage): NonNullable<AccessEventData['action']> => {
  const unlockSec = rule?.rule.unlockSec ?? door.unlockSec
  const action = rule?.rule.action
  return action?.kind === 'macro'
    ? { kind: 'macro', name: action.macroId, unlockSec }
    : { kind: 'command', name: 'unlock', unlockSec }
}

/** What the device is told. Duress looks like any other grant, byte for byte but for ids (R4.50). */
export interface AttemptAnswer {
  readonly attemptId: string
  readonly accessEventId: string
  readonly decision: 'granted' | 'denied'
  readonly reason: Reason
  readonly unlockSec?: number
  readonly action?: {
    readonly kind: 'command' | 'macro'
    readonly name: string
  }
}

export const answerOf = (data: AccessEventData): AttemptAnswer => ({
  attemptId: data.provenance[0]!.attemptId!,
  accessEventId: data.accessEventId,
  decision: data.decision === 'granted' ? 'granted' : 'denied',
  reason: data.reason === 'duress' ? 'success' : data.reason,
  ...(data.action?.unlockSec !== undefined && {
    unlockSec: data.action.unlockSec,
  }),
  ...(data.action !== undefined && {
    action: { kind: data.action.kind, name: data.action.name },
  }),
})
