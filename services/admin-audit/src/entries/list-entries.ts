import { firstStretch, remaining, type TimeRange } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import type { EntryFilter, Reader } from '../domain/entry-filter.js'
import { detailColumns, type DetailedRow, entryColumns, type EntryRow } from './entry-view.js'
import { entryWhere, premisesCondition } from './entry-where.js'

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
 * The next entries by when they happened. Most pages are full within a month, and a month takes a fraction of the
 * planning that all partitions of a long range take; so that is tried first.
 */
export const listEntries = async (
  database: Reads,
  filter: EntryFilter,
  options: ListOptions,
): Promise<readonly EntryRow[]> => {
  const { order, limit, after } = options
  const read = async (time: TimeRange) => {
    const { text, values } = listQuery({ ...filter, time }, options)
    return (await database.query<EntryRow>(text, values)).rows
  }
  const time = remaining(filter.time, order, after?.occurredAt)
  const stretch = firstStretch(time, order, new Date())
  const first = stretch && (await read(stretch))
  return first?.length === limit ? first : read(time)
}

/** @param filter whose time begins or ends at the position: Postgres starts at the first bound it finds */
export const listQuery = (filter: EntryFilter, { order, limit, after }: ListOptions) => {
  const parameters = new SqlParameters()
  const where = entryWhere(filter, parameters)
  const beyond = after ? ` and ${positionCondition(after, order, parameters)}` : ''
  const text = `select ${entryColumns} from admin_entries e where ${where}${beyond}
    order by e.occurred_at ${order}, e.seq ${order} limit ${parameters.add(limit)}`
  return { text, values: parameters.values }
}

const positionCondition = ({ occurredAt, seq }: ListPosition, order: 'asc' | 'desc', parameters: SqlParameters) => {
  const place = `(${parameters.add(occurredAt)}::timestamptz, ${parameters.add(seq)}::bigint)`
  return `(e.occurred_at, e.seq) ${order === 'asc' ? '>' : '<'} ${place}`
}

/** The entry with this id, unless there is none that the reader may see. */
export const findEntry = async (database: Reads, reader: Reader, id: string): Promise<DetailedRow | undefined> => {
  const parameters = new SqlParameters()
  const conditions = [
    `e.tenant_id = ${parameters.add(reader.tenantId)}`,
    `e.entry_id = ${parameters.add(id)}`,
    ...(reader.premises === undefined ? [] : [premisesCondition(reader, parameters)]),
  ]
  const { rows } = await database.query<DetailedRow>(
    `select ${detailColumns} from admin_entries e where ${conditions.join(' and ')} order by e.seq limit 1`,
    [...parameters.values],
  )
  return rows[0]
}
