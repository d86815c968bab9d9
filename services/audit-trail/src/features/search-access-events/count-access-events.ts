import type { AccessResult } from '@doorledger/contracts'
import { type Reads, SqlParameters } from '@doorledger/database'
import { type Bucket, histogram } from '@doorledger/service'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

/** How many rows pass the filter. */
export const countAccessEvents = async (database: Reads, filter: AccessEventFilter): Promise<number> => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<{ count: number }>(
    `select count(*) from access_events e where ${accessEventWhere(filter, parameters)}`,
    parameters.values,
  )
  return rows[0]?.count ?? 0
}

export interface HistogramBar {
  /** where the bucket begins, in the zone of the site */
  readonly from: string
  readonly count: number
  readonly byResult: Partial<Record<AccessResult, number>>
}

/** How many rows there are in each stretch of the site's own time, by their results. */
export const histogramOf = async (
  database: Reads,
  filter: AccessEventFilter,
  by: { readonly bucket: Bucket; readonly zone: string },
): Promise<readonly HistogramBar[]> => {
  const bars = await histogram<AccessResult>(database, {
    ...by,
    rows: 'access_events e',
    where: (parameters) => accessEventWhere(filter, parameters),
    at: 'e.occurred_at',
    by: 'e.result',
    time: filter.time,
  })
  return bars.map(({ by: byResult, ...bar }) => ({ ...bar, byResult }))
}
