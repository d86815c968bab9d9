import {
  accessEventData,
  accessResult,
  accessType,
  deviceKind,
  forcedOpen,
  heldOpen,
  provenance,
  reason,
  recordFlag,
  type AccessEventData,
  type AccessResult,
  type AccessType,
  type DeviceKind,
  type Reason,
  type RecordFlag,
} from '@doorledger/contracts'
import { ERASED_NAME } from '@doorledger/kernel'
import { z } from 'zod'
import type { Reader } from '../domain/access-event-filter.js'
import type { Attempt, Holding, NamesThen } from '../domain/names-then.js'
import { reasonText, shownReason } from '../domain/shown-reason.js'
import { matchView, type Pictured, snapshotView } from './pictured.js'

const { checks, decision } = accessEventData.shape
const policyDecision = accessEventData.shape.policyDecision.unwrap()
const instant = z.iso.datetime({ precision: 3 })

/** Who came, as far as anybody knows. */
export const personView = z.object({
  id: z.string().describe('Pseudonymous'),
  userNo: z.int().nullable(),
  name: z.string().nullable().describe(`As it was at the time; \`${ERASED_NAME}\` after erasure, null when unknown`),
})

export const premisesView = z
  .array(z.object({ id: z.string(), name: z.string().nullable() }))
  .describe('The steps of the path, as they were called at the time; null when unknown')

/** A row of the access log as callers get it. */
export const accessEventView = z.object({
  id: z.uuid(),
  seq: z.int().describe('Place in the log; a change of the row gives it a new one'),
  occurredAt: instant.describe('When access was attempted'),
  recordedAt: instant.describe('When Doorledger accepted the record of it'),
  occurredLocal: z.string().nullable().describe('The device’s own clock, when it timed the attempt'),
  zone: z.string().nullable(),
  flags: z
    .array(z.enum([...recordFlag.options, 'keyOfAnother']))
    .describe(
      '`late`: recorded more than five minutes after it happened. `keyOfAnother`: somebody else than the report names held the credential then, by the directory as it is now',
    ),
  accessDevice: z.object({
    id: z.string(),
    name: z.string().describe('As it was at the time'),
    kind: deviceKind,
    facilityPath: z.string().nullable(),
    premises: premisesView,
  }),
  door: z.object({ id: z.string(), name: z.string() }).nullable(),
  user: personView
    .nullable()
    .describe('By the report, or who held the credential then. Null when unknown or anonymous'),
  accessType,
  credential: z.object({ kind: z.string(), last4: z.string().nullable() }).nullable(),
  result: accessResult,
  reason: reason.describe('`duress` is shown to holders of `duress:read`, to others as `success`'),
  reasonText: z.string().describe('For people; empty when there is nothing to add'),
  decision,
  action: z.object({ kind: z.enum(['command', 'macro']), name: z.string() }).nullable(),
  checks,
  accessPoint: z.string().nullable().describe('The direction of passage that was asked for'),
  rule: z.object({ id: z.string(), name: z.string() }).nullable().describe('That granted, or that got furthest'),
  policyVersion: z.string().nullable().describe('The policy that decided'),
  policyDecision: policyDecision
    .nullable()
    .describe('What the policy says, where a device that was offline decided otherwise'),
  provenance: z.array(provenance).describe('The vendor’s code of a grant needs `duress:read`'),
  doorAlarm: z
    .union([forcedOpen, heldOpen])
    .nullable()
    .describe('How a forced or held door follows from its contact, and what explains it; null for what devices report'),
  match: matchView
    .nullable()
    .describe('What comparing faces gave, advisory; null when it did not run, or has not run yet'),
  snapshot: snapshotView.nullable().describe('The picture that was handed in; recorders are asked when it is opened'),
})
export type AccessEventView = z.infer<typeof accessEventView>

export const accessEventColumns = `e.access_event_id, e.seq, e.occurred_at, e.recorded_at, e.occurred_local, e.zone,
  e.flags, e.device_id, e.device_name, e.device_kind, e.facility_path, e.door_id, e.door_name, e.user_id, e.access_type,
  e.credential_kind, e.credential_last4, e.credential_hmac, e.result, e.reason, e.decision, e.action_kind, e.action_name, e.checks,
  e.access_point_id, e.rule_id, e.rule_name, e.policy_version, e.policy_decision,
  e.provenance, e.door_alarm`

/** What {@link accessEventColumns} select. */
export interface AccessEventRow {
  readonly access_event_id: string
  readonly seq: number
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly occurred_local: string | null
  readonly zone: string | null
  readonly flags: RecordFlag[]
  readonly device_id: string
  readonly device_name: string
  readonly device_kind: DeviceKind
  readonly facility_path: string | null
  readonly door_id: string | null
  readonly door_name: string | null
  readonly user_id: string | null
  readonly access_type: AccessType
  readonly credential_kind: string | null
  readonly credential_last4: string | null
  readonly credential_hmac: string | null
  readonly result: AccessResult
  readonly reason: Reason
  readonly decision: AccessEventData['decision']
  readonly action_kind: 'command' | 'macro' | null
  readonly action_name: string | null
  readonly checks: AccessEventData['checks'] | null
  readonly access_point_id: string | null
  readonly rule_id: string | null
  readonly rule_name: string | null
  readonly policy_version: string | null
  readonly policy_decision: 'granted' | 'denied' | null
  readonly provenance: AccessEventData['provenance']
  readonly door_alarm: AccessEventView['doorAlarm']
}

/** Who came, what all were called then, and what was seen of it. */
interface Named {
  readonly names: NamesThen
  readonly attempt: Attempt
  readonly pictured: Pictured
}

/** The row as this reader may see it. */
export const viewOf = (
  row: AccessEventRow,
  { seesDuress }: Reader,
  { names, attempt, pictured }: Named,
): AccessEventView => {
  const shown = shownReason(row.reason, seesDuress)
  return {
    id: row.access_event_id,
    seq: row.seq,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    occurredLocal: row.occurred_local,
    zone: row.zone,
    flags: names.isUnderKeyOfAnother(attempt) ? [...row.flags, 'keyOfAnother'] : row.flags,
    accessDevice: {
      id: row.device_id,
      name: row.device_name,
      kind: row.device_kind,
      facilityPath: row.facility_path,
      premises: names.premises(attempt),
    },
    door: named(row.door_id, row.door_name),
    user: names.person(attempt),
    accessType: row.access_type,
    credential: shownCredential(row, names.holding(attempt)),
    result: row.result,
    reason: shown,
    reasonText: textOf(shown, row),
    decision: row.decision,
    action: row.action_kind === null ? null : { kind: row.action_kind, name: row.action_name ?? '' },
    checks: row.checks ?? [],
    accessPoint: row.access_point_id,
    rule: named(row.rule_id, row.rule_name),
    policyVersion: row.policy_version,
    policyDecision: row.policy_decision,
    provenance: seesDuress || row.result !== 'granted' ? row.provenance : row.provenance.map(withoutCode),
    doorAlarm: row.door_alarm,
    match: pictured.match(row),
    snapshot: pictured.snapshot(row),
  }
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? id })

/** The directory knows what kind of thing it is; a lock often does not. */
const shownCredential = (row: AccessEventRow, held: Holding | undefined): AccessEventView['credential'] =>
  row.credential_kind === null
    ? null
    : { kind: held?.kind ?? row.credential_kind, last4: row.credential_last4 ?? held?.last4 ?? null }

/** The code under which a lock files a duress grant would give it away; so no grant shows its code. */
const withoutCode = ({ code: _, ...others }: AccessEventData['provenance'][number]) => others

/** Nobody saw an inferred alarm, and it does not pose as one that was seen (R4.51). */
const textOf = (shown: Reason, { access_type, door_alarm }: AccessEventRow): string => {
  const text = reasonText(shown, access_type)
  return shown === 'forced_door' && door_alarm?.inferred === true ? `${text} (inferred)` : text
}
