import { type Reads, SqlParameters } from '@doorledger/database'
import { z } from 'zod'
import { clockSuspectOutside } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

const MOST_COUNTED = 1_000

export const clockSuspectCount = z
  .int()
  .describe('Rows by a clock that was wrong whose time lies outside the range; see `flag=clockSuspect`. At most 1,000')

/**
 * How many rows pass all filters but that of time, and are where they are since the clock was wrong. Most tenants have
 * none, which is found out without planning for the filters and without the transaction that confines a reader: what is
 * counted is confined.
 */
export const countClockSuspects = async (
  { database, reads }: { readonly database: Reads; readonly reads: Reads },
  filter: AccessEventFilter,
): Promise<number> => {
  const parameters = new SqlParameters()
  const where = clockSuspectOutside(filter, parameters)
  if (where === undefined || !(await hasClockSuspects(database, filter))) return 0
  const { rows } = await reads.query<{ count: number }>(
    `select count(*) from (select from access_events e where ${where} limit ${MOST_COUNTED}) as found`,
    parameters.values,
  )
  return rows[0]?.count ?? 0
}

const hasClockSuspects = async (database: Reads, { reader, time }: AccessEventFilter): Promise<boolean> => {
  const { rows } = await database.query<{ count: number }>('select clock_suspects_outside($1, $2, $3, 1) as count', [
    reader.tenantId,
    time.from,
    time.to,
  ])
  return rows[0]!.count > 0
}
