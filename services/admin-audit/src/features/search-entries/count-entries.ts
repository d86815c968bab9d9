import type { ActionOutcome } from '@doorledger/contracts'
import { type Reads, SqlParameters } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import type { EntryFilter } from '../../domain/entry-filter.js'
import { entryWhere } from '../../entries/entry-where.js'

export const buckets = ['minute', 'hour', 'day', 'week', 'month'] as const
export type Bucket = (typeof buckets)[number]

/** How many entries pass the filter. */
export const countEntries = async (database: Reads, filter: EntryFilter): Promise<number> => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<{ count: number }>(
    `select count(*) from admin_entries e where ${entryWhere(filter, parameters)}`,
    parameters.values,
  )
  return rows[0]?.count ?? 0
}

export interface HistogramBar {
  /** where the bucket begins, in the zone of the site */
  readonly from: string
  readonly count: number
  readonly byOutcome: Partial<Record<ActionOutcome, number>>
}

const MOST_BARS = 5_000

/**
 * How many entries there are in each stretch of the site's own time: its hours, days, weeks from Monday, months.
 * Stretches without entries are left out.
 * @throws {DomainError} `bucket_too_small` naming `bucket` when there would be more than 5,000
 */
export const histogramOf = async (
  database: Reads,
  filter: EntryFilter,
  by: { readonly bucket: Bucket; readonly zone: string },
): Promise<readonly HistogramBar[]> => {
  const parameters = new SqlParameters()
  const where = entryWhere(filter, parameters)
  const start = `date_trunc(${parameters.add(by.bucket)}, e.occurred_at, ${parameters.add(by.zone)})`
  const { rows } = await database.query<{ start: Date; count: number; by_outcome: HistogramBar['byOutcome'] }>(
    `select start, sum(count)::bigint as count, jsonb_object_agg(outcome, count) as by_outcome
       from (select ${start} as start, e.outcome, count(*) as count
               from admin_entries e where ${where} group by 1, 2) counted
      group by start order by start limit ${parameters.add(MOST_BARS + 1)}`,
    parameters.values,
  )
  if (rows.length > MOST_BARS) {
    throw new DomainError('bucket_too_small', 'invalid', `bucket must be larger for so long a time`, {
      field: 'bucket',
    })
  }
  return rows.map((row) => ({ from: row.start.toISOString(), count: row.count, byOutcome: row.by_outcome }))
}
