import { alertKind, type AlertKind, alertSeverity, type AlertSeverity, alertSubject } from '@doorledger/contracts'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { covers, type ScopedCaller } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })
export const alertStatus = z.enum(['open', 'acknowledged', 'resolved'])

/** An alert as callers get it. */
export const alertView = z.object({
  id: z.uuid(),
  kind: alertKind,
  severity: alertSeverity,
  status: alertStatus,
  about: alertSubject,
  facilityPath: z.string().nullable(),
  occurrences: z.int().describe('How often it happened while the alert was open'),
  count: z.int().describe('Events counted when it was raised'),
  windowSec: z.int().nullable().describe('In which they were counted'),
  eventIds: z.array(z.uuid()).describe('The last events that led to it'),
  raisedAt: instant,
  lastEventAt: instant,
  assignedTo: z.uuid().nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
  comment: z.string().nullable(),
})
export type AlertView = z.infer<typeof alertView>

export interface AlertRow {
  readonly alert_id: string
  readonly kind: AlertKind
  readonly severity: AlertSeverity
  readonly status: AlertView['status']
  readonly about_kind: AlertView['about']['kind']
  readonly about_id: string
  readonly facility_path: string | null
  readonly occurrences: number
  readonly count: number
  readonly window_sec: number | null
  readonly event_ids: string[]
  readonly raised_at: Date
  readonly last_event_at: Date
  readonly assigned_to: string | null
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
  readonly resolved_at: Date | null
  readonly resolved_by: string | null
  readonly comment: string | null
}

export const alertViewOf = (row: AlertRow): AlertView => ({
  id: row.alert_id,
  kind: row.kind,
  severity: row.severity,
  status: row.status,
  about: { kind: row.about_kind, id: row.about_id },
  facilityPath: row.facility_path,
  occurrences: row.occurrences,
  count: row.count,
  windowSec: row.window_sec,
  eventIds: row.event_ids,
  raisedAt: row.raised_at.toISOString(),
  lastEventAt: row.last_event_at.toISOString(),
  assignedTo: row.assigned_to,
  acknowledgedAt: isoOf(row.acknowledged_at),
  acknowledgedBy: row.acknowledged_by,
  resolvedAt: isoOf(row.resolved_at),
  resolvedBy: row.resolved_by,
  comment: row.comment,
})

const isoOf = (time: Date | null): string | null => time?.toISOString() ?? null

/** Who may not know of duress sees none of these alerts (D-29). */
export const seesDuress = ({ rights, premises }: ScopedCaller): boolean =>
  covers(rights.get('duress:read'), premises === undefined ? 'everywhere' : new Set(premises))

/** Those that a caller may see: in his premises, and not of duress unless `$3`. `$1` is the tenant, `$2` the premises. */
export const SEEN_ALERTS = `
  select * from alerts
  where tenant_id = $1 and ($3 or kind <> 'duress') and ${liesWithin(stepsOf('facility_path'), '$1', '$2')}`

/** @throws {DomainError} `alert_unknown` also when the caller may not see it */
export const findAlert = async (database: Pool, caller: ScopedCaller, alertId: string): Promise<AlertView> => {
  const where: DataScope = caller
  const parameters = [where.tenantId, where.premises, seesDuress(caller), alertId]
  const { rows } = await scopedReads(database, where).query<AlertRow>(`${SEEN_ALERTS} and alert_id = $4`, parameters)
  const [row] = rows
  if (row === undefined) throw new DomainError('alert_unknown', 'not_found', 'There is no such alert')
  return alertViewOf(row)
}
