import type { ReportKind } from '@doorledger/contracts'
import { SqlParameters } from '@doorledger/database'
import { attempts, doorFrequency, guestCheck, serviceAccess } from './attempts-query.js'
import {
  asOfCondition,
  inTime,
  oneOf,
  type QueryOf,
  type QueryText,
  type ReportQuestion,
  within,
} from './report-question.js'
import { rights } from './rights-query.js'

const alerts: QueryOf = (question, parameters) => `
  select alert_id, occurred_at, kind, severity, about_kind, about_id, facility_path, status, handled_by, comment
  from report_alerts e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${within(question, parameters)} and (${parameters.add(question.seesDuress)}::boolean or kind <> 'duress')
    and ${asOfCondition('e', question, parameters)}
  order by occurred_at, alert_id`

const entries: QueryOf = (question, parameters) => `
  select entry_id, occurred_at, entry_type, operation, sub_action, outcome, actor_type, actor_id, target_kind, target_id,
    service
  from report_admin_entries e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${within(question, parameters)} ${oneOf('e.actor_id', question.filter.users, parameters)}
    and ${asOfCondition('e', question, parameters)}
  order by occurred_at, entry_id`

const freshness: QueryOf = (question, parameters) => `
  select device_id, name as device_name, kind, facility_path, last_fetched_at, gaps, quarantined
  from report_devices e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${within(question, parameters)}
    ${oneOf('e.device_id', question.filter.devices, parameters)}
    and ${asOfCondition('e', question, parameters)}
  order by last_fetched_at nulls first, device_id`

/** What was deleted by age: of the whole organisation, so nothing for who may look into some premises alone. */
const deletions: QueryOf = (question, parameters) => `
  select purge_id, occurred_at, service, record_kind, cutoff, premises_id, rows, held, oldest, newest, digest, log_records
  from report_purges e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${parameters.add(question.premises)}::text[] is null and ${parameters.add(question.filter.premises)}::text[] is null
    and ${asOfCondition('e', question, parameters)}
  order by occurred_at, purge_id, service`

/** The rows of a report, in an order that is always the same. @param zone of the site */
export const reportQuery = (question: ReportQuestion, zone: string): QueryText => {
  const parameters = new SqlParameters()
  const texts = {
    access: attempts,
    denied: attempts,
    'user-activity': attempts,
    'service-access': serviceAccess(zone),
    'guest-check': guestCheck,
    'door-frequency': doorFrequency(zone),
    rights,
    alerts,
    'admin-audit': entries,
    'lock-freshness': freshness,
    'retention-certificate': deletions,
  } satisfies Record<ReportKind, QueryOf>
  return { text: texts[question.kind](question, parameters), values: parameters.values }
}
