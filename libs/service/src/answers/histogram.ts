import { DomainError, offsetsIn, startOfDay, type TimeRange } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import { localTimeSql, offsetSql } from '../site/local-time-sql.js'

export const buckets = ['minute', 'hour', 'day', 'week', 'month'] as const
export type Bucket = (typeof buckets)[number]

export interface HistogramQuestion {
  /** table and alias, `access_events e` */
  readonly rows: string
  /** what the rows must be, over the parameters it adds */
  readonly where: (parameters: SqlParameters) => string
  /** the instant of a row */
  readonly at: string
  /** what a bar is divided by */
  readonly by: string
  readonly time: TimeRange
  readonly bucket: Bucket
  /** IANA */
  readonly zone: string
}

export interface Bar<Part extends string> {
  /** where the bucket begins, RFC 3339 */
  readonly from: string
  readonly count: number
  readonly by: Partial<Record<Part, number>>
}

const MOST_BARS = 5_000

/**
 * How many rows there are in each stretch of a site's own time: its hours, days, weeks from Monday, months. An hour that
 * is lived twice has two bars. Stretches without rows are left out.
 * @throws {DomainError} `bucket_too_small` naming `bucket` when there would be more than 5,000
 */
export const histogram = async <Part extends string>(
  database: Reads,
  question: HistogramQuestion,
): Promise<readonly Bar<Part>[]> => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<{ start: Date; count: number; parts: Bar<Part>['by'] }>(
    `select start, sum(count)::bigint as count, jsonb_object_agg(part, count) as parts
       from (select ${startSql('moment', question, parameters)} as start, part, sum(count)::bigint as count
               from (select date_bin(make_interval(secs => ${stepSec(question)}), ${question.at}, 'epoch') as moment,
                            ${question.by} as part, count(*) as count
                       from ${question.rows} where ${question.where(parameters)} group by 1, 2) counted
              group by 1, 2) bars
      group by start order by start limit ${parameters.add(MOST_BARS + 1)}`,
    parameters.values,
  )
  if (rows.length > MOST_BARS) {
    throw new DomainError('bucket_too_small', 'invalid', 'bucket: must be larger for a range this long', {
      field: 'bucket',
    })
  }
  return rows.map(({ start, count, parts }) => ({ from: startOf(start, question).toISOString(), count, by: parts }))
}

const isWithinDay = (bucket: Bucket): boolean => bucket === 'minute' || bucket === 'hour'

/**
 * Rows are counted in steps that never cross a bar, since the offset of a zone is slow to compute for each row. Offsets
 * and the instants of their changes are multiples of 15 minutes today; older ones may be finer.
 * @returns seconds
 */
const stepSec = ({ bucket, zone, time }: HistogramQuestion): number => {
  const { firstMs, changes } = offsetsIn(zone, time.from?.getTime(), time.to?.getTime())
  const offsetsAndChanges = [firstMs, ...changes.flatMap(({ atMs, offsetMs }) => [atMs, offsetMs])]
  const steps = bucket === 'minute' ? [60] : [900, 60]
  return steps.find((step) => offsetsAndChanges.every((ms) => ms % (step * 1_000) === 0)) ?? 1
}

/** Buckets within a day as instants; days and longer ones by the calendar, whose midnight `startOf` looks up. */
const startSql = (moment: string, question: HistogramQuestion, parameters: SqlParameters): string => {
  const offset = offsetSql(moment, question, parameters)
  const start = `date_trunc(${parameters.add(question.bucket)}, ${localTimeSql(moment, offset)})`
  return `(${isWithinDay(question.bucket) ? `${start} - ${offset}` : start}) at time zone 'UTC'`
}

const startOf = (start: Date, { bucket, zone }: HistogramQuestion): Date =>
  isWithinDay(bucket) ? start : startOfDay(start.toISOString().slice(0, 10), zone)
