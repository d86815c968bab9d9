import {
  accessEvents,
  accessRetracted,
  type ActionRecorded,
  adminAudit,
  type AlertAcknowledged,
  type AlertRaised,
  type AlertResolved,
  type AttemptEvent,
  securityAlerts,
} from '@doorledger/contracts'
import type { FoldProjection, Row, RowsProjection } from '@doorledger/kernel'

/** Every revision of an attempt is a row of its own: a report as of a position finds the one that held then. */
export const reportedAttempts: RowsProjection<AttemptEvent> = {
  kind: 'rows',
  name: 'report-access-events',
  version: 1,
  topic: accessEvents.name,
  table: {
    name: 'report_access_events',
    columns: [
      ...['tenant_id', 'access_event_id', 'revision', 'seq', 'occurred_at', 'recorded_at', 'flags', 'device_id'],
      ...['device_name', 'facility_path', 'door_id', 'door_name', 'user_id', 'access_type', 'credential_kind'],
      ...['credential_last4', 'result', 'reason', 'retracted'],
    ],
    key: ['tenant_id', 'access_event_id', 'occurred_at', 'revision'],
  },
  rows: ({ type, tenantid, time, recordedtime, data }, { seq }) => [
    {
      tenant_id: tenantid,
      access_event_id: data.accessEventId,
      revision: data.revision,
      seq,
      occurred_at: time,
      recorded_at: recordedtime,
      flags: data.flags,
      device_id: data.accessDevice.id,
      device_name: data.accessDevice.name,
      facility_path: data.accessDevice.facilityPath,
      door_id: data.door?.id,
      door_name: data.door?.name,
      user_id: data.user?.id,
      access_type: data.accessType,
      credential_kind: data.credential?.kind,
      credential_last4: data.credential?.last4,
      result: data.result,
      reason: data.reason,
      retracted: type === accessRetracted.type,
    },
  ],
}

/** The log of administrators, without what changed: that is in the log itself. */
export const reportedEntries: RowsProjection<ActionRecorded> = {
  kind: 'rows',
  name: 'report-admin-entries',
  version: 1,
  topic: adminAudit.name,
  table: {
    name: 'report_admin_entries',
    columns: [
      ...['tenant_id', 'entry_id', 'seq', 'occurred_at', 'entry_type', 'operation', 'sub_action', 'outcome'],
      ...['actor_type', 'actor_id', 'target_kind', 'target_id', 'facility_path', 'service'],
    ],
    key: ['tenant_id', 'entry_id', 'occurred_at'],
  },
  rows: ({ tenantid, time, data }, { seq }) => [
    {
      tenant_id: tenantid,
      entry_id: data.entryId,
      seq,
      occurred_at: time,
      entry_type: data.entryType,
      operation: data.operation,
      sub_action: data.subAction,
      outcome: data.outcome,
      actor_type: data.actor.type,
      actor_id: data.actor.id,
      target_kind: data.target?.kind,
      target_id: data.target?.id,
      facility_path: data.facilityPath,
      service: data.service,
    },
  ],
}

export type AlertEvent = AlertRaised | AlertAcknowledged | AlertResolved
type AlertRow = Row & { readonly stream_version: number }

/** Alerts as they stand, with who saw to them. */
export const reportedAlerts: FoldProjection<AlertEvent, AlertRow> = {
  kind: 'fold',
  name: 'report-alerts',
  version: 1,
  topic: securityAlerts.name,
  table: {
    name: 'report_alerts',
    columns: [
      ...['tenant_id', 'alert_id', 'seq', 'occurred_at', 'kind', 'severity', 'about_kind', 'about_id'],
      ...['facility_path', 'status', 'handled_by', 'comment', 'stream_version'],
    ],
    key: ['tenant_id', 'alert_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, alert_id: data.alertId }),
  evolve: (row, event, { seq }) => {
    const version = event.streamversion ?? 1
    if (row !== undefined && row.stream_version >= version) return row
    if (event.type === 'alert.raised') return row ?? raised(event, seq, version)
    if (row === undefined) return undefined
    const status = event.type === 'alert.resolved' ? 'resolved' : 'acknowledged'
    return {
      ...row,
      seq,
      status,
      handled_by: event.data.by,
      comment: event.data.comment ?? null,
      stream_version: version,
    }
  },
}

const raised = ({ tenantid, time, data }: AlertRaised, seq: number, version: number): AlertRow => ({
  tenant_id: tenantid,
  alert_id: data.alertId,
  seq,
  occurred_at: time,
  kind: data.kind,
  severity: data.severity,
  about_kind: data.about.kind,
  about_id: data.about.id,
  facility_path: data.facilityPath ?? null,
  status: 'open',
  handled_by: null,
  comment: null,
  stream_version: version,
})
