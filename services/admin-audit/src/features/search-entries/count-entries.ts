import type { ActionOutcome } from '@doorledger/contracts'
import { type Reads, SqlParameters } from '@doorledger/database'
import { type Bucket, histogram } from '@doorledger/service'
import type { EntryFilter } from '../../domain/entry-filter.js'
import { entryWhere } from '../../entries/entry-where.js'

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

/** How many entries there are in each stretch of the site's own time, by their outcomes. */
export const histogramOf = async (
  database: Reads,
  filter: EntryFilter,
  by: { readonly bucket: Bucket; readonly zone: string },
): Promise<readonly HistogramBar[]> => {
  const bars = await histogram<ActionOutcome>(database, {
    ...by,
    rows: 'admin_entries e',
    where: (parameters) => entryWhere(filter, parameters),
    at: 'e.occurred_at',
    by: 'e.outcome',
    time: filter.time,
  })
  return bars.map(({ by: byOutcome, ...bar }) => ({ ...bar, byOutcome }))
}
