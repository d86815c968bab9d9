import type { AccessResult } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

export const buckets = ['minute', 'hour', 'day', 'week', 'month'] as const
export type Bucket = (typeof buckets)[number]

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

const MOST_BARS = 5_000

/**
 * How many rows there are in each stretch of the site's own time: its hours, days, weeks from Monday, months.
 * Stretches without rows are left out.
 * @throws {DomainError} `bucket_too_small` naming `bucket` when there would be more than 5,000
 */
export const histogramOf = async (
  database: Reads,
  filter: AccessEventFilter,
  by: { readonly bucket: Bucket; readonly zone: string },
): Promise<readonly HistogramBar[]> => {
  const parameters = new SqlParameters()
  const where = accessEventWhere(filter, parameters)
  const start = `date_trunc(${parameters.add(by.bucket)}, e.occurred_at, ${parameters.add(by.zone)})`
  const { rows } = await database.query<{ start: Date; count: number; by_result: HistogramBar['byResult'] }>(
    `select start, sum(count)::bigint as count, jsonb_object_agg(result, count) as by_result
       from (select ${start} as start, e.result, count(*) as count
               from access_events e where ${where} group by 1, 2) counted
      group by start order by start limit ${parameters.add(MOST_BARS + 1)}`,
    parameters.values,
  )
  if (rows.length > MOST_BARS) {
    throw new DomainError('bucket_too_small', 'invalid', `bucket: must be larger for a range this long`, {
      field: 'bucket',
    })
  }
  return rows.map((row) => ({ from: row.start.toISOString(), count: row.count, byResult: row.by_result }))
}
