import type { EventLog } from '@doorledger/event-log'
import type { Pool } from 'pg'

/** How far a view, a rebuild or an event processor is. */
export interface Progress {
  /** the oldest any partition is at: each takes a raised version up when it is claimed; 0 when nothing has been read yet */
  readonly version: number
  readonly partitions: readonly PartitionProgress[]
  /** records of the log that are not worked in yet */
  readonly lag: number
}

export interface PartitionProgress {
  readonly partition: number
  /** everything before it is worked in */
  readonly nextOffset: number
  /** where the next record of the log will be */
  readonly endOffset: number
  readonly lag: number
}

export const progressOf = async (
  log: Pick<EventLog, 'watermarks'>,
  database: Pool,
  { projection, topic }: { readonly projection: string; readonly topic: string },
): Promise<Progress> => {
  const { rows } = await database.query<{ partition: number; next_offset: number; version: number }>(
    'select partition, next_offset, version from checkpoints where projection = $1 and topic = $2 order by partition',
    [projection, topic],
  )
  const watermarks = await log.watermarks(topic)
  const next = new Map(rows.map((row) => [row.partition, row.next_offset]))
  const partitions = [...watermarks].map(([partition, { low, high }]): PartitionProgress => {
    const nextOffset = next.get(partition) ?? low
    return { partition, nextOffset, endOffset: high, lag: Math.max(0, high - nextOffset) }
  })
  const lag = partitions.reduce((sum, partition) => sum + partition.lag, 0)
  const version = rows.length === 0 ? 0 : Math.min(...rows.map((row) => row.version))
  return { version, partitions, lag }
}
