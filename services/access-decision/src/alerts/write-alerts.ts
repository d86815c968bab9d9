import type { Stored, WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import type { AlertFact } from '../domain/alerts/alert.js'

/** What shows from the answer on. */
export const writeAlerts: WriteInSameTransaction<AlertFact> = async (client, events) => {
  for (const event of events) await write(client, event)
}

const write = async (client: ClientBase, event: Stored<AlertFact>): Promise<unknown> => {
  const { tenantid, time } = event
  const of = [tenantid, event.data.alertId]
  switch (event.type) {
    case 'alert.raised': {
      const { kind, severity, about, facilityPath, count, windowSec, eventIds, lastEventAt } = event.data
      const values = [kind, severity, about.kind, about.id, facilityPath, count, windowSec, eventIds, time, lastEventAt]
      return client.query(RAISED, [...of, ...values])
    }
    case 'alert.repeated': {
      const { occurrences, severity, eventIds, lastEventAt } = event.data
      return client.query(REPEATED, [...of, occurrences, severity, eventIds, lastEventAt])
    }
    case 'alert.acknowledged':
      return client.query(ACKNOWLEDGED, [...of, time, event.data.by, event.data.comment])
    case 'alert.assigned':
      return client.query(ASSIGNED, [...of, event.data.to])
    case 'alert.resolved':
      return client.query(RESOLVED, [...of, time, event.data.by, event.data.comment])
    case 'alert.notified':
      return undefined
  }
}

const RAISED = `
  insert into alerts (tenant_id, alert_id, kind, severity, about_kind, about_id, facility_path, count, window_sec,
    event_ids, raised_at, last_event_at, status, occurrences)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', 1)`
const REPEATED = `
  update alerts set occurrences = $3, severity = coalesce($4, severity), event_ids = $5::uuid[],
    last_event_at = greatest(last_event_at, $6)
  where tenant_id = $1 and alert_id = $2`
const ACKNOWLEDGED = `
  update alerts set status = 'acknowledged', acknowledged_at = $3, acknowledged_by = $4, comment = coalesce($5, comment)
  where tenant_id = $1 and alert_id = $2`
const ASSIGNED = 'update alerts set assigned_to = $3 where tenant_id = $1 and alert_id = $2'
const RESOLVED = `
  update alerts set status = 'resolved', resolved_at = $3, resolved_by = $4, comment = $5
  where tenant_id = $1 and alert_id = $2`
