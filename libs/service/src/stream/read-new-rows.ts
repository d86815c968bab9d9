import { offsetOfSeq, sha256, type StreamPosition } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import type { QueryResultRow } from 'pg'
import type { StreamedView } from './read-horizon.js'
import type { NewRows } from './row-stream.js'

const PAGE_ROWS = 500
/** Bounds what one query looks at when few rows pass the filter. */
const WINDOW_OFFSETS = 20_000

/** Which rows of a view are streamed. */
export interface StreamedRows extends StreamedView {
  /** its table */
  readonly table: string
  /** of the table, as `e` */
  readonly columns: string
  /** the condition on `e` that rows must pass */
  readonly where: (parameters: SqlParameters) => string
}

export interface Whereabouts {
  readonly position: StreamPosition
  readonly partitions: readonly number[]
}

/**
 * The next rows, at most 500, of these partitions of a view.
 * Asked again and again by every open stream, with one plan that any values do for: it is prepared under a name.
 */
export const readNewRows = async <Row extends QueryResultRow & { readonly seq: number }>(
  database: Reads,
  streamed: StreamedRows,
  { position, partitions }: Whereabouts,
): Promise<NewRows<Row>> => {
  const most = Math.max(1, Math.floor(PAGE_ROWS / partitions.length))
  const { text, values } = newRowsQuery(streamed, { position, partitions }, most)
  const { rows: found } = await database.query<Found & Row>({ name: sha256(text).slice(0, 32), text, values })
  const rows = found.filter((row) => row.seq !== null) as readonly Row[]
  return { rows, position: advanced(position, found, most) }
}

/** A partition's reach, with one of its rows if there are any. */
interface Found {
  readonly log_partition: number
  readonly finish: number
}

/**
 * The checkpoints are read in the same snapshot as the rows: while the view is replaced by one built anew, what was
 * known of its reach a moment ago need not hold.
 */
const newRowsQuery = (
  { name, topic, table, columns, where }: StreamedRows,
  { position, partitions }: Whereabouts,
  most: number,
) => {
  const parameters = new SqlParameters()
  const starts = partitions.map((partition) => position.get(partition) ?? 0)
  const place = (offset: string) => `reach.${offset} * 1024 + reach.log_partition`
  const text = `with reach as (
      select c.partition::bigint as log_partition, known.start,
             least(c.next_offset, known.start + ${WINDOW_OFFSETS}) as finish
        from unnest(${parameters.add(partitions)}::integer[], ${parameters.add(starts)}::bigint[])
             as known (partition, start)
        join checkpoints c on c.partition = known.partition
       where c.projection = ${parameters.add(name)} and c.topic = ${parameters.add(topic)}
         and c.next_offset > known.start
    )
    select reach.log_partition, reach.finish, found.*
      from reach left join lateral (
        select ${columns} from ${table} e
         where e.seq % 1024 = reach.log_partition
           and e.seq >= ${place('start')} and e.seq < ${place('finish')}
           and ${where(parameters)}
         order by e.seq limit ${parameters.add(most)}
      ) found on true
     order by found.seq`
  return { text, values: parameters.values }
}

const advanced = (
  position: StreamPosition,
  found: readonly (Found & { readonly seq: number | null })[],
  most: number,
): StreamPosition => {
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
