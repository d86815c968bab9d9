import { accessEvents, accessRetracted, type AttemptEvent } from '@doorledger/contracts'
import type { LogPosition, Row, RowsProjection } from '@doorledger/kernel'

const columns = [
  'tenant_id',
  'access_event_id',
  'revision',
  'seq',
  'occurred_at',
  'recorded_at',
  'occurred_local',
  'zone',
  'flags',
  'device_id',
  'device_name',
  'device_kind',
  'facility_path',
  'door_id',
  'door_name',
  'user_id',
  'access_type',
  'credential_kind',
  'credential_last4',
  'credential_hmac',
  'result',
  'reason',
  'decision',
  'action_kind',
  'action_name',
  'checks',
  'access_point_id',
  'rule_id',
  'rule_name',
  'policy_version',
  'policy_decision',
  'provenance',
  'door_alarm',
  'retracted',
] as const

type AccessLogRow = Record<(typeof columns)[number], Row[string]>

/**
 * One row an attempt at a door (R4.1). A higher revision replaces the row and takes its own place in the log, so that
 * whoever follows the log sees the change; when the attempt was first recorded stays. A retracted attempt stays as a
 * row that is not shown, so that an older event that arrives again cannot bring it back.
 */
export const accessLog: RowsProjection<AttemptEvent> = {
  kind: 'rows',
  name: 'access-log',
  version: 1,
  topic: accessEvents.name,
  table: {
    name: 'access_events',
    columns,
    key: ['tenant_id', 'access_event_id', 'occurred_at'],
    revision: 'revision',
    keep: ['recorded_at'],
    replaces: ({ retracted, provenance, door_alarm }) =>
      retracted === true || (provenance as readonly unknown[]).length > 1 || isExplained(door_alarm),
  },
  rows: (event, at) => [rowOf(event, at)],
}

const rowOf = ({ type, tenantid, time, recordedtime, data }: AttemptEvent, { seq }: LogPosition): AccessLogRow => ({
  tenant_id: tenantid,
  access_event_id: data.accessEventId,
  revision: data.revision,
  seq,
  occurred_at: time,
  recorded_at: recordedtime,
  occurred_local: data.occurredLocal,
  zone: data.zone,
  flags: data.flags,
  device_id: data.accessDevice.id,
  device_name: data.accessDevice.name,
  device_kind: data.accessDevice.kind,
  facility_path: data.accessDevice.facilityPath,
  door_id: data.door?.id,
  door_name: data.door?.name,
  user_id: data.user?.id,
  access_type: data.accessType,
  credential_kind: data.credential?.kind,
  credential_last4: data.credential?.last4,
  credential_hmac: data.credential?.hmac,
  result: data.result,
  reason: data.reason,
  decision: data.decision,
  ...groundsOf(data),
  provenance: data.provenance,
  door_alarm: alarmOf(data),
  retracted: type === accessRetracted.type,
})

/** Why it was decided so, where a policy decided it. */
const groundsOf = (data: AttemptEvent['data']) => ({
  action_kind: data.action?.kind,
  action_name: data.action?.name,
  checks: data.checks.length > 0 ? data.checks : undefined,
  access_point_id: data.accessPoint?.id,
  rule_id: data.rule?.id,
  rule_name: data.rule?.name,
  policy_version: data.policyVersion,
  policy_decision: data.policyDecision,
})

/** An alarm that was explained replaces the row of the alarm. */
const isExplained = (alarm: Row[string]): boolean => alarm instanceof Object && 'explainedBy' in alarm

const alarmOf = ({ forcedOpen, heldOpen }: AttemptEvent['data']) => forcedOpen ?? heldOpen
