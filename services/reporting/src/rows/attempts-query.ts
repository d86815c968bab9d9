import type { SqlParameters } from '@doorledger/database'
import { asOfCondition, inTime, oneOf, type QueryOf, type ReportQuestion, within } from './report-question.js'

/** Attempts of the period and the scope, whenever the log told of them. */
const attemptsInScope = (question: ReportQuestion, parameters: SqlParameters): string => {
  const { kind, filter } = question
  const result = RESULTS[kind] ?? ''
  return `e.tenant_id = ${parameters.add(question.tenantId)} and ${inTime(question, parameters)}
    and ${within(question, parameters)} ${result} and not e.retracted
    ${oneOf('e.user_id', filter.users, parameters)} ${oneOf('e.door_id', filter.doors, parameters)}
    ${oneOf('e.device_id', filter.devices, parameters)}`
}

const RESULTS: Readonly<Record<string, string>> = {
  access: `and e.result = 'granted'`,
  'service-access': `and e.result = 'granted' and e.user_id is not null`,
  'guest-check': 'and e.user_id is not null',
  denied: `and e.result <> 'granted'`,
}

/** Attempts as they were known then: of each the last revision that stands before the position. */
export const attemptsWhere = (question: ReportQuestion, parameters: SqlParameters): string =>
  `${attemptsInScope(question, parameters)} and ${asOfCondition('e', question, parameters)}
    and not exists (
      select from report_access_events later
      where later.tenant_id = e.tenant_id and later.access_event_id = e.access_event_id
        and later.occurred_at = e.occurred_at and later.revision > e.revision
        and ${inTime(question, parameters, 'later')} and ${asOfCondition('later', question, parameters)})`

/** Attempts of the period that the log told of after the position. */
export const laterAttemptsWhere = (question: ReportQuestion, parameters: SqlParameters): string =>
  `${attemptsInScope(question, parameters)} and not coalesce(${asOfCondition('e', question, parameters)}, false)`

export const attempts: QueryOf = (question, parameters) => {
  const sees = parameters.add(question.seesDuress)
  return `
    select access_event_id, occurred_at, door_name, device_name, user_id, access_type, credential_last4, result,
      case when reason = 'duress' and not ${sees}::boolean then 'success' else reason end as reason
    from report_access_events e where ${attemptsWhere(question, parameters)}
    order by occurred_at, access_event_id`
}

/** How often each door was used, and at which hour of the site most. */
export const doorFrequency =
  (zone: string): QueryOf =>
  (question, parameters) => `
    select coalesce(door_id, device_id) as door_id, max(coalesce(door_name, device_name)) as door_name,
      count(*)::bigint as attempts, count(*) filter (where result = 'granted')::bigint as granted,
      count(*) filter (where result <> 'granted')::bigint as denied, count(distinct user_id)::bigint as people,
      min(occurred_at) as first_at, max(occurred_at) as last_at,
      mode() within group (order by extract(hour from occurred_at at time zone ${parameters.add(zone)}))::integer as peak_hour
    from report_access_events e where ${attemptsWhere(question, parameters)}
    group by 1 order by attempts desc, door_id`

/** Of each person and day of the site: from the first door to the last (R4.72). */
export const serviceAccess =
  (zone: string): QueryOf =>
  (question, parameters) => `
    select user_id, to_char(occurred_at at time zone ${parameters.add(zone)}, 'YYYY-MM-DD') as day,
      min(occurred_at) as first_at, max(occurred_at) as last_at, min(occurred_at) as occurred_at,
      round(extract(epoch from max(occurred_at) - min(occurred_at)) / 3600, 2)::double precision as hours,
      count(*)::bigint as granted, count(distinct coalesce(door_id, device_id))::bigint as doors
    from report_access_events e where ${attemptsWhere(question, parameters)}
    group by 1, 2 order by day, user_id`

/** When somebody was last let in, and where: whether a guest may still be in, or can be disabled (R4.77). */
export const guestCheck: QueryOf = (question, parameters) => {
  const named = parameters.add(question.filter.users ?? [])
  return `
    with known as (select * from report_access_events e where ${attemptsWhere(question, parameters)})
    select coalesce(known.user_id, named.user_id) as user_id,
      max(occurred_at) filter (where result = 'granted') as last_access_at,
      (array_agg(coalesce(door_name, device_name) order by occurred_at desc, access_event_id)
        filter (where result = 'granted'))[1] as last_door,
      max(occurred_at) filter (where result <> 'granted') as last_denied_at,
      count(*) filter (where result = 'granted')::bigint as granted,
      count(*) filter (where result <> 'granted')::bigint as denied,
      coalesce(max(occurred_at), now()) as occurred_at
    from known full join unnest(${named}::text[]) as named (user_id) on named.user_id = known.user_id
    group by 1 order by last_access_at desc nulls last, user_id`
}
