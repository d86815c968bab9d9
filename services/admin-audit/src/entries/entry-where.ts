import type { TimeRange } from '@doorledger/kernel'
import { liesWithin, likeText, type SqlParameters, stepsOf } from '@doorledger/database'
import type { EntryFilter, Reader, TextFilter } from '../domain/entry-filter.js'

/**
 * The condition on `admin_entries e` that a filter stands for. The only place that turns filters into SQL: list, count,
 * histogram, export and stream agree because they share it.
 */
export const entryWhere = (filter: EntryFilter, parameters: SqlParameters): string => {
  const anyOf = (column: string, values: readonly string[] | undefined): string | undefined =>
    values && oneOf(column, values, parameters)
  const conditions = [
    `e.tenant_id = ${parameters.add(filter.reader.tenantId)}`,
    filter.reader.premises && premisesCondition(filter.reader, parameters),
    ...timeConditions(filter.time, parameters),
    filter.actor && meantBy('actor_id', filter.actor, filter.reader, parameters),
    anyOf('actor_type', filter.actorType),
    filter.target && meantBy('target_id', filter.target, filter.reader, parameters),
    anyOf('target_kind', filter.targetKind),
    anyOf('entry_type', filter.type),
    anyOf('operation', filter.operation),
    anyOf('outcome', filter.outcome),
    filter.premises && placeCondition(filter.premises, parameters),
    filter.text && textCondition(filter.text, filter.reader.tenantId, parameters),
  ]
  return conditions.filter((condition) => condition !== undefined).join(' and ')
}

/** In whatever premises the target lay at the time. What lay nowhere is seen by those only who see everything. */
export const premisesCondition = ({ tenantId, premises }: Reader, parameters: SqlParameters): string =>
  liesWithin(stepsOf('e.facility_path'), parameters.add(tenantId), parameters.add(premises))

/** Postgres reads rows in the order of an index for one value, not for an array of one. */
const oneOf = (column: string, values: readonly string[], parameters: SqlParameters): string =>
  values.length === 1
    ? `e.${column} = ${parameters.add(values[0])}`
    : `e.${column} = any (${parameters.add(values)}::text[])`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** By id; people by number and user name, too. */
const meantBy = (column: string, names: readonly string[], { tenantId }: Reader, parameters: SqlParameters): string =>
  names.every((name) => uuid.test(name))
    ? oneOf(
        column,
        names.map((name) => name.toLowerCase()),
        parameters,
      )
    : `e.${column} = any (array(select people_meant(${parameters.add(tenantId)}, ${parameters.add(names)}::text[])))`

const timeConditions = ({ from, to }: TimeRange, parameters: SqlParameters): readonly (string | undefined)[] => [
  from && `e.occurred_at >= ${parameters.add(from)}`,
  to && `e.occurred_at < ${parameters.add(to)}`,
]

const placeCondition = (places: readonly string[], parameters: SqlParameters): string => {
  const within = (path: string) =>
    `e.facility_path = ${parameters.add(path)} or e.facility_path like ${parameters.add(`${likeText(path)}/%`)}`
  return `(${places.map(within).join(' or ')})`
}

const beginningOfId = /^[0-9a-f-]{4,36}$/i

const textCondition = (filter: TextFilter, tenantId: string, parameters: SqlParameters): string => {
  if (filter.id !== undefined) return `e.entry_id = ${parameters.add(filter.id)}`
  const text = `search_text(${parameters.add(`%${likeText(filter.text)}%`)})`
  const called = `(select id from names_over_time
    where tenant_id = ${parameters.add(tenantId)} and kind = 'user' and search_text(called) like ${text})`
  const ways = [
    `e.entry_type = any (${parameters.add(filter.types)}::text[])`,
    `search_text(e.operation) like ${text}`,
    `search_text(e.sub_action) like ${text}`,
    `search_text(e.target_id) like ${text}`,
    `e.actor_id in ${called}`,
    `e.target_kind = 'user' and e.target_id in ${called}`,
  ]
  if (beginningOfId.test(filter.text)) {
    ways.push(`e.entry_id::text like ${parameters.add(`${filter.text.toLowerCase()}%`)}`)
  }
  return `(${ways.join(' or ')})`
}
