import type { TimeRange } from '@doorledger/kernel'
import type { AccessEventFilter, Reader, TextFilter } from '../domain/access-event-filter.js'
import { matchCondition } from './match-where.js'
import { liesWithin, likeText, type SqlParameters, stepsOf } from '@doorledger/database'

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
    filter.users && userCondition(filter, parameters),
    anyOf('device_id', filter.devices),
    anyOf('door_id', filter.doors),
    anyOf('access_type', filter.types),
    anyOf('reason', filter.reasons),
    filter.outcome && outcomeCondition(filter.outcome, parameters),
    filter.facilities && facilityCondition(filter.facilities, parameters),
    filter.flags && flagCondition(filter.flags, parameters),
    filter.late === undefined ? undefined : `${filter.late ? '' : 'not '}'late' = any (e.flags)`,
    filter.matches && matchCondition(filter.matches, parameters),
    filter.text && textCondition(filter.text, filter.reader.tenantId, parameters),
  ]
  return conditions.filter((condition) => condition !== undefined).join(' and ')
}

/** People of the filter by the ids that rows have; a table with the column `id`. */
const peopleMeant = ({ reader, users }: AccessEventFilter, parameters: SqlParameters): string =>
  `people_meant(${parameters.add(reader.tenantId)}, ${parameters.add(users)}::text[]) as meant (id)`

/** Who held the credential of `e` at that time; an SQL expression. */
const HOLDER = `(
  select user_id from holding_at(e.tenant_id, e.credential_hmac, e.credential_kind, e.occurred_at))`

/** What locks read of whatever these people ever held. */
const referencesOf = (people: string, tenant: string): string =>
  `select distinct reference_hmac from credential_holdings
   where tenant_id = ${tenant} and user_id = any (array(select id from ${people}))`

/** Those of whom the record says so, and those who held the credential at that time. */
const userCondition = (filter: AccessEventFilter, parameters: SqlParameters): string => {
  const people = peopleMeant(filter, parameters)
  const ids = `array(select id from ${people})`
  const references = `array(${referencesOf(people, parameters.add(filter.reader.tenantId))})`
  return `(e.user_id = any (${ids})
    or e.user_id is null and e.credential_hmac = any (${references}) and ${HOLDER} = any (${ids}))`
}

/**
 * The ways by which rows of the filter's people are found, each by an index of its own: a query for what to go through
 * one by one, and the condition on `e` for each.
 */
export const waysToUsers = (filter: AccessEventFilter, parameters: SqlParameters) => {
  const people = peopleMeant(filter, parameters)
  const references = referencesOf(people, parameters.add(filter.reader.tenantId))
  const held = `${HOLDER} = any (array(select id from ${people}))`
  return [
    { each: `select id from ${people}`, condition: 'e.user_id = wanted.value' },
    { each: references, condition: `e.user_id is null and e.credential_hmac = wanted.value and ${held}` },
  ]
}

/** Postgres reads rows in the order of an index for one value, not for an array of one. */
const oneOf = (column: string, values: readonly string[], parameters: SqlParameters): string =>
  values.length === 1
    ? `e.${column} = ${parameters.add(values[0])}`
    : `e.${column} = any (${parameters.add(values)}::text[])`

/** One condition for each, so that Postgres sees by itself which indexes of flagged rows serve. */
const flagCondition = (flags: readonly string[], parameters: SqlParameters): string =>
  `(${flags.map((flag) => `e.flags @> array[${parameters.add(flag)}]::text[]`).join(' or ')})`

/** Rows by a clock that was wrong, which a range of time does not find; undefined when it is no range. */
export const clockSuspectOutside = (filter: AccessEventFilter, parameters: SqlParameters): string | undefined => {
  if (filter.time.from === undefined && filter.time.to === undefined) return undefined
  const where = accessEventWhere({ ...filter, time: {} }, parameters)
  const inRange = timeConditions(filter.time, parameters).filter((condition) => condition !== undefined)
  return `${where} and e.flags @> array['clockSuspect']::text[] and not (${inRange.join(' and ')})`
}

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
export const premisesCondition = ({ tenantId, premises }: Reader, parameters: SqlParameters): string =>
  liesWithin(stepsOf('e.facility_path'), parameters.add(tenantId), parameters.add(premises))

const beginningOfId = /^[0-9a-f-]{4,36}$/i

const textCondition = (filter: TextFilter, tenantId: string, parameters: SqlParameters): string => {
  if (filter.id !== undefined) return `e.access_event_id = ${parameters.add(filter.id)}`
  const text = `search_text(${parameters.add(`%${likeText(filter.text)}%`)})`
  const pinReasons = parameters.add(filter.reasonsOfPin)
  const otherReasons = parameters.add(filter.reasonsOfOthers)
  const ways = [
    `search_text(e.device_name) like ${text}`,
    `search_text(e.device_id) like ${text}`,
    `search_text(e.door_name) like ${text}`,
    nameCondition(text, parameters.add(tenantId)),
    `e.reason = any (case when e.access_type = 'pin' then ${pinReasons}::text[] else ${otherReasons}::text[] end)`,
  ]
  if (beginningOfId.test(filter.text)) {
    ways.push(`e.access_event_id::text like ${parameters.add(`${filter.text.toLowerCase()}%`)}`)
  }
  return `(${ways.join(' or ')})`
}

/**
 * Called so at the time. Those who were ever called so are found first: there are few, and most rows are none of theirs.
 */
const nameCondition = (text: string, tenant: string): string => {
  const called = `select id from names_over_time where tenant_id = ${tenant} and kind = 'user' and search_text(called) like ${text}`
  const held = `select reference_hmac from credential_holdings where tenant_id = ${tenant} and user_id in (${called})`
  const named = (id: string) => `exists (
      select from names_over_time as known
      where known.tenant_id = e.tenant_id and known.kind = 'user' and known.id = ${id}
        and search_text(name_at(known.names, e.occurred_at)) like ${text})`
  return `(e.user_id in (${called}) and ${named('e.user_id')}
    or e.user_id is null and e.credential_hmac in (${held}) and ${named(HOLDER)})`
}
