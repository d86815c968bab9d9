import { type Reads, SqlParameters } from '@doorledger/database'
import { firstStretch, remaining, type TimeRange } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { findNames } from '../entries/find-names.js'
import { type ActivityFilter, activityQuery, type Slice } from './activity-sql.js'
import { type ActivityRow, type ActivityView, viewOf } from './activity-view.js'

/** The next records, newest first. Most pages are full within a month, which is tried first. */
export const readActivity = async (
  reads: Reads,
  filter: ActivityFilter,
  slice: Slice & { readonly limit: number },
): Promise<readonly ActivityRow[]> => {
  const read = async (time: TimeRange) => {
    const parameters = new SqlParameters()
    const text = activityQuery({ ...filter, time }, slice, parameters)
    return (await reads.query<ActivityRow>(text, parameters.values)).rows
  }
  const time = remaining(filter.time, 'desc', slice.after?.occurredAt)
  const stretch = firstStretch(time, 'desc', new Date())
  const first = stretch && (await read(stretch))
  return first?.length === slice.limit ? first : read(time)
}

/** Rows of a person with the names of the time: looked up once for a page. */
export const showActivity = async (
  database: Pool,
  rows: readonly ActivityRow[],
  of: { readonly tenantId: string; readonly userId: string; readonly zone: string },
): Promise<readonly ActivityView[]> => {
  const { tenantId, userId } = of
  const mentioned = rows.map((row) => ({
    actor_id: row.actor_id,
    target_id: row.target_id,
    message: row.message ?? { code: row.record_type, params: { userId } },
  }))
  const groups = rows.flatMap(({ target_kind, target_id }) =>
    target_kind === 'group' && target_id !== null ? [target_id] : [],
  )
  const [names, groupNames] = await Promise.all([
    findNames(database, tenantId, mentioned),
    findGroupNames(database, tenantId, groups),
  ])
  return rows.map((row) => viewOf(row, { ...of, names, groupNames }))
}

const findGroupNames = async (database: Pool, tenantId: string, ids: readonly string[]) => {
  if (ids.length === 0) return new Map<string, string>()
  const { rows } = await database.query<{ id: string; name: string }>(
    `select id, state ->> 'name' as name from known_directory
     where tenant_id = $1 and kind = 'group' and id = any ($2::text[])`,
    [tenantId, [...new Set(ids)]],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
