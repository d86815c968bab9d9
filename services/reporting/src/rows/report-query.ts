import type { ReportFilter, ReportKind } from '@doorledger/contracts'
import { liesWithin, SqlParameters, stepsOf } from '@doorledger/database'

/** Of what a report is, and as of when. */
export interface ReportQuestion {
  readonly tenantId: string
  readonly kind: ReportKind
  readonly filter: ReportFilter
  /** next offset of each partition: what the log told of later is not in it */
  readonly asOf: readonly number[]
  /** where the requester may look; undefined: everywhere */
  readonly premises: readonly string[] | undefined
  /** whether a grant under duress may be told from others */
  readonly seesDuress: boolean
}

export interface QueryText {
  readonly text: string
  readonly values: unknown[]
}

/** SQL: `row` stands before the position that the report is as of. */
const asOfCondition = (row: string, { asOf }: ReportQuestion, parameters: SqlParameters): string =>
  `${row}.seq / 1024 < (${parameters.add(asOf)}::bigint[])[(${row}.seq % 1024)::integer + 1]`

const within = (question: ReportQuestion, parameters: SqlParameters): string => {
  const steps = stepsOf('e.facility_path')
  const tenant = parameters.add(question.tenantId)
  const wanted = liesWithin(steps, tenant, parameters.add(question.filter.premises))
  return `${wanted} and ${liesWithin(steps, tenant, parameters.add(question.premises))}`
}

const inTime = ({ filter: { from, to } }: ReportQuestion, parameters: SqlParameters): string =>
  `(${parameters.add(from)}::timestamptz is null or e.occurred_at >= ${parameters.add(from)})
   and (${parameters.add(to)}::timestamptz is null or e.occurred_at < ${parameters.add(to)})`

const oneOf = (column: string, values: readonly string[] | undefined, parameters: SqlParameters): string =>
  values === undefined ? '' : `and ${column} = any (${parameters.add(values)}::text[])`

/** Attempts as they were known then: of each the last revision that stands before the position. */
export const attemptsWhere = (question: ReportQuestion, parameters: SqlParameters): string => {
  const { kind, filter } = question
  const result = { access: `and e.result = 'granted'`, denied: `and e.result <> 'granted'` }[kind as string] ?? ''
  return `e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${within(question, parameters)} ${result} and not e.retracted
    ${oneOf('e.user_id', filter.users, parameters)} ${oneOf('e.door_id', filter.doors, parameters)}
    ${oneOf('e.device_id', filter.devices, parameters)} and ${asOfCondition('e', question, parameters)}
    and not exists (
      select from report_access_events later
      where later.tenant_id = e.tenant_id and later.access_event_id = e.access_event_id
        and later.occurred_at = e.occurred_at and later.revision > e.revision
        and ${asOfCondition('later', question, parameters)})`
}

const attempts = (question: ReportQuestion, parameters: SqlParameters): string => {
  const sees = parameters.add(question.seesDuress)
  return `
    select access_event_id, occurred_at, door_id, door_name, device_id, device_name, user_id, access_type, credential_kind,
      credential_last4, result, flags,
      case when reason = 'duress' and not ${sees}::boolean then 'success' else reason end as reason
    from report_access_events e where ${attemptsWhere(question, parameters)}
    order by occurred_at, access_event_id`
}

/** How often each door was used, and at which hour of the site most. */
const doorFrequency =
  (zone: string) =>
  (question: ReportQuestion, parameters: SqlParameters): string => `
    select coalesce(door_id, device_id) as door_id, max(coalesce(door_name, device_name)) as door_name,
      count(*)::bigint as attempts, count(*) filter (where result = 'granted')::bigint as granted,
      count(*) filter (where result <> 'granted')::bigint as denied, count(distinct user_id)::bigint as people,
      min(occurred_at) as first_at, max(occurred_at) as last_at,
      mode() within group (order by extract(hour from occurred_at at time zone ${parameters.add(zone)}))::integer as peak_hour
    from report_access_events e where ${attemptsWhere(question, parameters)}
    group by 1 order by attempts desc, door_id`

const alerts = (question: ReportQuestion, parameters: SqlParameters): string => `
  select alert_id, occurred_at, kind, severity, about_kind, about_id, facility_path, status, handled_by, comment
  from report_alerts e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${within(question, parameters)} and (${parameters.add(question.seesDuress)}::boolean or kind <> 'duress')
    and ${asOfCondition('e', question, parameters)}
  order by occurred_at, alert_id`

const entries = (question: ReportQuestion, parameters: SqlParameters): string => `
  select entry_id, occurred_at, entry_type, operation, sub_action, outcome, actor_type, actor_id, target_kind, target_id,
    service
  from report_admin_entries e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${within(question, parameters)} ${oneOf('e.actor_id', question.filter.users, parameters)}
    and ${asOfCondition('e', question, parameters)}
  order by occurred_at, entry_id`

const freshness = (question: ReportQuestion, parameters: SqlParameters): string => `
  select device_id, name as device_name, kind, facility_path, last_fetched_at, gaps, quarantined
  from report_devices e
  where e.tenant_id = ${parameters.add(question.tenantId)} and ${within(question, parameters)}
    ${oneOf('e.device_id', question.filter.devices, parameters)}
    and ${asOfCondition('e', question, parameters)}
  order by last_fetched_at nulls first, device_id`

/** The rows of a report, in an order that is always the same. @param zone of the site */
export const reportQuery = (question: ReportQuestion, zone: string): QueryText => {
  const parameters = new SqlParameters()
  const texts = {
    access: attempts,
    denied: attempts,
    'user-activity': attempts,
    'door-frequency': doorFrequency(zone),
    alerts,
    'admin-audit': entries,
    'lock-freshness': freshness,
  } satisfies Record<ReportKind, (question: ReportQuestion, parameters: SqlParameters) => string>
  return { text: texts[question.kind](question, parameters), values: parameters.values }
}
