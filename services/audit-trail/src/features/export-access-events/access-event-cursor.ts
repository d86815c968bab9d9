import { applyDataScope, SqlParameters } from '@doorledger/database'
import type { Pool, PoolClient } from 'pg'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import { dataScopeOfReader } from '../../access-log/access-event-query.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

/** All rows that pass a filter, as they were at one moment, read a page at a time. */
export interface AccessEventCursor {
  /** empty when there are no more */
  nextPage(): Promise<readonly AccessEventRow[]>
  close(): Promise<void>
}

const PAGE_ROWS = 1_000

/** Opens a cursor in a snapshot of its own; holds a connection until it is closed. */
export const openAccessEventCursor = async (
  database: Pool,
  filter: AccessEventFilter,
  order: 'asc' | 'desc',
): Promise<AccessEventCursor> => {
  const client = await database.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await applyDataScope(client, dataScopeOfReader(filter.reader))
    const parameters = new SqlParameters()
    await client.query(
      `declare access_events_export no scroll cursor for
         select ${accessEventColumns} from access_events e where ${accessEventWhere(filter, parameters)}
         order by e.occurred_at ${order}, e.seq ${order}`,
      parameters.values,
    )
  } catch (error) {
    client.release(true)
    throw error
  }
  return {
    nextPage: async () => {
      const { rows } = await client.query<AccessEventRow>(`fetch ${PAGE_ROWS} from access_events_export`)
      return rows
    },
    close: () => end(client),
  }
}

/** A connection that cannot even roll back is not given to anybody else. */
const end = async (client: PoolClient): Promise<void> => {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}
