import type { AccessEventFilter, Reader, TextFilter } from '../domain/access-event-filter.js'
import type { TimeRange } from '../domain/time-range.js'
import { likeText, type SqlParameters } from '../sql-parameters.js'

/**
 * The condition on `access_events e` that a filter stands for. The only place that turns filters into SQL: list, count,
 * histogram, export and stream agree because they share it.
 */
export const accessEventWhere = (filter: AccessEventFilter, parameters: SqlParameters): string =>
  `not e.retracted and ${evenRetractedWhere(filter, parameters)}`

/** The same for whoever must learn that a row is no longer there. */
export const evenRetractedWhere = (filter: AccessEventFilter, parameters: SqlParameters): string => {
  const anyOf = (column: string, values: readonly string[] | undefined): string | undefined =>
    values && oneOf(column, values, parameters)
  const conditions = [
    `e.tenant_id = ${parameters.add(filter.reader.tenantId)}`,
    filter.reader.premises && premisesCondition(filter.reader, parameters),
    ...timeConditions(filter.time, parameters),
    anyOf('user_id', filter.users),
    anyOf('device_id', filter.devices),
    anyOf('door_id', filter.doors),
    anyOf('access_type', filter.types),
    anyOf('reason', filter.reasons),
    filter.outcome && outcomeCondition(filter.outcome, parameters),
    filter.facilities && facilityCondition(filter.facilities, parameters),
    filter.late === undefined ? undefined : `${filter.late ? '' : 'not '}'late' = any (e.flags)`,
    filter.text && textCondition(filter.text, parameters),
  ]
  return conditions.filter((condition) => condition !== undefined).join(' and ')
}

/** Postgres reads rows in the order of an index for one value, not for an array of one. */
const oneOf = (column: string, values: readonly string[], parameters: SqlParameters): string =>
  values.length === 1
    ? `e.${column} = ${parameters.add(values[0])}`
    : `e.${column} = any (${parameters.add(values)}::text[])`

const timeConditions = ({ from, to }: TimeRange, parameters: SqlParameters): readonly (string | undefined)[] => [
  from && `e.occurred_at >= ${parameters.add(from)}`,
  to && `e.occurred_at < ${parameters.add(to)}`,
]

const outcomeCondition = (
  { results, duress }: NonNullable<AccessEventFilter['outcome']>,
  parameters: SqlParameters,
): string => {
  const underDuress = `e.reason = 'duress'`
  if (results.length === 0) return underDuress
  const result = `${oneOf('result', results, parameters)}${results.includes('granted') ? '' : ` and e.result <> 'granted'`}`
  return duress ? `(${result} or ${underDuress})` : result
}

const facilityCondition = (facilities: readonly string[], parameters: SqlParameters): string => {
  const within = (path: string) =>
    `e.facility_path = ${parameters.add(path)} or e.facility_path like ${parameters.add(`${likeText(path)}/%`)}`
  return `(${facilities.map(within).join(' or ')})`
}

/**
 * In whatever the premises were called and lay in at the time, or lie in now. A device that is in no premises is seen
 * by those only who see everything.
 */
export const premisesCondition = ({ tenantId, premises }: Reader, parameters: SqlParameters): string => {
  const reach = `(select premises_within(${parameters.add(tenantId)}, ${parameters.add(premises)}::text[]))`
  return `string_to_array(e.facility_path, '/') && ${reach}`
}

const beginningOfId = /^[0-9a-f-]{4,36}$/i

const textCondition = (filter: TextFilter, parameters: SqlParameters): string => {
  if (filter.id !== undefined) return `e.access_event_id = ${parameters.add(filter.id)}`
  const text = parameters.add(`%${likeText(filter.text)}%`)
  const pinReasons = parameters.add(filter.reasonsOfPin)
  const otherReasons = parameters.add(filter.reasonsOfOthers)
  const ways = [
    `e.device_name ilike ${text}`,
    `e.device_id ilike ${text}`,
    `e.door_name ilike ${text}`,
    `e.reason = any (case when e.access_type = 'pin' then ${pinReasons}::text[] else ${otherReasons}::text[] end)`,
  ]
  if (beginningOfId.test(filter.text)) {
    ways.push(`e.access_event_id::text like ${parameters.add(`${filter.text.toLowerCase()}%`)}`)
  }
  return `(${ways.join(' or ')})`
}
