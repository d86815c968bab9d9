import { offsetOfSeq, sha256, type StreamPosition } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'
import { evenRetractedWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import { accessLog } from '../../domain/access-log.js'

/** A row that is new since a position, or the news that it is there no more. */
export interface NewRow extends AccessEventRow {
  readonly retracted: boolean
}

export interface NewRows {
  /** in the order of the log within each of its partitions */
  readonly rows: readonly NewRow[]
  /** where to go on when all of them were handed over; the same as before when there was nothing to look at */
  readonly position: StreamPosition
}

const PAGE_ROWS = 500
/** Bounds what one query looks at when few rows pass the filter. */
const WINDOW_OFFSETS = 20_000

/**
 * The next rows, at most 500, of these partitions of the access log that pass a filter.
 * Asked again and again by every open stream, with one plan that any values do for: it is prepared under a name.
 */
export const readNewRows = async (
  database: Reads,
  filter: AccessEventFilter,
  position: StreamPosition,
  partitions: readonly number[],
): Promise<NewRows> => {
  const most = Math.max(1, Math.floor(PAGE_ROWS / partitions.length))
  const { text, values } = newRowsQuery(filter, position, { partitions, most })
  const { rows: found } = await database.query<FoundRow>({ name: sha256(text).slice(0, 32), text, values })
  const rows = found.filter((row) => row.seq !== null) as readonly NewRow[]
  return { rows, position: advanced(position, found, most) }
}

/** A partition's reach, with one of its rows if there are any. */
interface FoundRow extends Omit<NewRow, 'seq'> {
  readonly log_partition: number
  readonly finish: number
  readonly seq: number | null
}

interface Partitions {
  readonly partitions: readonly number[]
  /** rows of each at most */
  readonly most: number
}

/**
 * The checkpoints are read in the same snapshot as the rows: while the view is replaced by one built anew, what was
 * known of its reach a moment ago need not hold.
 */
const newRowsQuery = (filter: AccessEventFilter, position: StreamPosition, { partitions, most }: Partitions) => {
  const parameters = new SqlParameters()
  const starts = partitions.map((partition) => position.get(partition) ?? 0)
  const place = (offset: string) => `reach.${offset} * 1024 + reach.log_partition`
  const text = `with reach as (
      select c.partition::bigint as log_partition, known.start,
             least(c.next_offset, known.start + ${WINDOW_OFFSETS}) as finish
        from unnest(${parameters.add(partitions)}::integer[], ${parameters.add(starts)}::bigint[])
             as known (partition, start)
        join checkpoints c on c.partition = known.partition
       where c.projection = ${parameters.add(accessLog.name)} and c.topic = ${parameters.add(accessLog.topic)}
         and c.next_offset > known.start
    )
    select reach.log_partition, reach.finish, found.*
      from reach left join lateral (
        select ${accessEventColumns}, e.retracted from access_events e
         where e.seq % 1024 = reach.log_partition
           and e.seq >= ${place('start')} and e.seq < ${place('finish')}
           and ${evenRetractedWhere(filter, parameters)}
         order by e.seq limit ${parameters.add(most)}
      ) found on true
     order by found.seq`
  return { text, values: parameters.values }
}

const advanced = (position: StreamPosition, found: readonly FoundRow[], most: number): StreamPosition => {
  if (found.length === 0) return position
  const next = new Map(position)
  const counts = new Map<number, number>()
  for (const { log_partition: partition, finish, seq } of found) {
    const count = (counts.get(partition) ?? 0) + 1
    counts.set(partition, count)
    next.set(partition, seq !== null && count === most ? offsetOfSeq(seq) + 1 : finish)
  }
  return next
}
