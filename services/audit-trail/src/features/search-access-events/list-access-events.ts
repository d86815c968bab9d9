import type { Pool } from 'pg'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import { remaining } from '../../domain/time-range.js'
import { SqlParameters } from '../../sql-parameters.js'

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

/** The next rows of the access log, by when they happened (D-44). */
export const listAccessEvents = async (
  database: Pick<Pool, 'query'>,
  filter: AccessEventFilter,
  options: ListOptions,
): Promise<readonly AccessEventRow[]> => {
  const { text, values } = listQuery(filter, options)
  const { rows } = await database.query<AccessEventRow>(text, values)
  return rows
}

export const listQuery = (
  filter: AccessEventFilter,
  { order, limit, after }: ListOptions,
): { text: string; values: unknown[] } => {
  const parameters = new SqlParameters()
  const where = accessEventWhere({ ...filter, time: remaining(filter.time, order, after?.occurredAt) }, parameters)
  const beyond = after && positionCondition(after, order, parameters)
  return {
    text: `select ${accessEventColumns} from access_events e
      where ${where}${beyond ? ` and ${beyond}` : ''}
      order by e.occurred_at ${order}, e.seq ${order}
      limit ${parameters.add(limit)}`,
    values: parameters.values,
  }
}

const positionCondition = (
  { occurredAt, seq }: ListPosition,
  order: ListOptions['order'],
  parameters: SqlParameters,
): string =>
  `(e.occurred_at, e.seq) ${order === 'asc' ? '>' : '<'} (${parameters.add(occurredAt)}::timestamptz, ${parameters.add(seq)}::bigint)`
