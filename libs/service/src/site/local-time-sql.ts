import { offsetsIn, type TimeRange } from '@doorledger/kernel'
import type { SqlParameters } from '@doorledger/database'

/** What a zone is ahead of UTC at the instants of a column, in SQL: the process decides what a zone means, not Postgres. */
export const offsetSql = (
  column: string,
  { zone, time }: { readonly zone: string; readonly time: TimeRange },
  parameters: SqlParameters,
): string => {
  const { firstMs, changes } = offsetsIn(zone, time.from?.getTime(), time.to?.getTime())
  const seconds = [firstMs, ...changes.map(({ offsetMs }) => offsetMs)].map((offsetMs) => offsetMs / 1000)
  if (changes.length === 0) return `make_interval(secs => ${parameters.add(seconds[0])}::double precision)`
  const instants = parameters.add(changes.map(({ atMs }) => new Date(atMs)))
  const offset = `(${parameters.add(seconds)}::double precision[])[width_bucket(${column}, ${instants}::timestamptz[]) + 1]`
  return `make_interval(secs => ${offset})`
}

/** The instants of a column as clocks of the zone show them: a `timestamp`. */
export const localTimeSql = (column: string, offset: string): string => `(${column} at time zone 'UTC' + ${offset})`
