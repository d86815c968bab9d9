import type { AccessType, Reason } from '@doorledger/contracts'
import { type Reads, SqlParameters } from '@doorledger/database'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

/** Denials for one reason within a run. */
export interface FailureCount {
  readonly reason: Reason
  readonly access_type: AccessType
  readonly count: number
  readonly first_at: Date
  readonly last_at: Date
}

/** The denials that pass the filter, the most frequent reason first. */
export const failuresIn = async (database: Reads, filter: AccessEventFilter): Promise<readonly FailureCount[]> => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<FailureCount>(
    `select e.reason, e.access_type, count(*)::int as count, min(e.occurred_at) as first_at,
       max(e.occurred_at) as last_at
     from access_events e where ${accessEventWhere(filter, parameters)}
     group by 1, 2 order by count(*) desc, 1, 2`,
    parameters.values,
  )
  return rows
}
