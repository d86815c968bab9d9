import { firstStretch, remaining, type TimeRange } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import { accessEventColumns, type AccessEventRow } from './access-event-view.js'
import { accessEventWhere, waysToUsers } from './access-event-where.js'
import type { AccessEventFilter } from '../domain/access-event-filter.js'

export interface ListOptions {
  readonly order: 'asc' | 'desc'
  /** rows at most */
  readonly limit: number
  /** the last row of the page before */
  readonly after?: ListPosition | undefined
}

/** What the list is sorted by. */
export interface ListPosition {
  readonly occurredAt: Date
  readonly seq: number
}

/**
 * The next rows of the access log, by when they happened (D-44). Most pages are full within a month, and a month takes a
 * fraction of the planning that all partitions of a long range take; so that is tried first.
 */
export const listAccessEvents = async (
  database: Reads,
  filter: AccessEventFilter,
  options: ListOptions,
): Promise<readonly AccessEventRow[]> => {
  const { order, limit, after } = options
  const read = async (time: TimeRange) => {
    const { text, values } = listQuery({ ...filter, time }, options)
    return (await database.query<AccessEventRow>(text, values)).rows
  }
  const time = remaining(filter.time, order, after?.occurredAt)
  const stretch = firstStretch(time, order, new Date())
  const first = stretch && (await read(stretch))
  return first?.length === limit ? first : read(time)
}

/** @param filter whose time begins or ends at the position: Postgres starts at the first bound it finds */
export const listQuery = (
  filter: AccessEventFilter,
  { order, limit, after }: ListOptions,
): { text: string; values: unknown[] } => {
  const parameters = new SqlParameters()
  const { ways, rest } = severalOf(filter, parameters)
  const where = accessEventWhere(rest, parameters)
  const beyond = after ? ` and ${positionCondition(after, order, parameters)}` : ''
  const limited = `order by e.occurred_at ${order}, e.seq ${order} limit ${parameters.add(limit)}`
  const rows = (columns: string, also: string) =>
    `select ${columns} from access_events e where ${where}${beyond}${also} ${limited}`
  const text =
    ways === undefined
      ? rows(accessEventColumns, '')
      : `select ${accessEventColumns} from (${ways
          .map(({ each, condition }) => {
            const found = rows('e.*', ` and ${condition}`)
            return `select found.* from (${each}) as wanted (value) cross join lateral (${found}) found`
          })
          .join(' union all ')}) e ${limited}`
  return { text, values: parameters.values }
}

/**
 * Users, and several doors or devices, are read one by one, each in the order of its index, and merged: Postgres has no
 * plan for them that stops after a page, and would look through all rows for those of a door that is seldom used.
 */
const severalOf = (filter: AccessEventFilter, parameters: SqlParameters) => {
  if (filter.users) return { ways: waysToUsers(filter, parameters), rest: { ...filter, users: undefined } }
  for (const [name, column] of severalColumns) {
    const values = filter[name]
    if (values && values.length > 1) {
      const each = `select unnest(${parameters.add([...new Set(values)])}::text[])`
      return { ways: [{ each, condition: `e.${column} = wanted.value` }], rest: { ...filter, [name]: undefined } }
    }
  }
  return { ways: undefined, rest: filter }
}

const severalColumns = [
  ['doors', 'door_id'],
  ['devices', 'device_id'],
] as const

const positionCondition = (
  { occurredAt, seq }: ListPosition,
  order: ListOptions['order'],
  parameters: SqlParameters,
): string => {
  const place = `(${parameters.add(occurredAt)}::timestamptz, ${parameters.add(seq)}::bigint)`
  return `(e.occurred_at, e.seq) ${order === 'asc' ? '>' : '<'} ${place}`
}
