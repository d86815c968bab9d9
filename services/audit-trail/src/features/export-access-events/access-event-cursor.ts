import { openRowCursor, type RowCursor, SqlParameters } from '@doorledger/database'
import type { Pool } from 'pg'
import { dataScopeOfReader } from '../../access-log/access-event-query.js'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

/** Opens a cursor over all rows that pass a filter; holds a connection until it is closed. */
export const openAccessEventCursor = (
  database: Pool,
  filter: AccessEventFilter,
  order: 'asc' | 'desc',
): Promise<RowCursor<AccessEventRow>> => {
  const parameters = new SqlParameters()
  const text = `select ${accessEventColumns} from access_events e where ${accessEventWhere(filter, parameters)}
    order by e.occurred_at ${order}, e.seq ${order}`
  return openRowCursor(database, dataScopeOfReader(filter.reader), { text, values: parameters.values })
}
