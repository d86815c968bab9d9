import type { StreamPosition } from '@doorledger/kernel'
import type { Reads } from '@doorledger/database'
import { type NewRows, readNewRows as readNewRowsOf } from '@doorledger/service'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'
import { evenRetractedWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import { accessLog } from '../../domain/access-log.js'

/** A row that is new since a position, or the news that it is there no more. */
export interface NewRow extends AccessEventRow {
  readonly retracted: boolean
}

/** The next rows, at most 500, of these partitions of the access log that pass a filter. */
export const readNewRows = (
  database: Reads,
  filter: AccessEventFilter,
  position: StreamPosition,
  partitions: readonly number[],
): Promise<NewRows<NewRow>> =>
  readNewRowsOf<NewRow>(
    database,
    {
      name: accessLog.name,
      topic: accessLog.topic,
      table: accessLog.table.name,
      columns: `${accessEventColumns}, e.retracted`,
      where: (parameters) => evenRetractedWhere(filter, parameters),
    },
    { position, partitions },
  )
