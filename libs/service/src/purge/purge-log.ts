import type { EventLog } from '@doorledger/event-log'
import type { Pool } from 'pg'
import type { PurgeJob } from './purge-jobs.js'
import type { PurgedTable } from './purged-table.js'

const PARTITION_BITS = 1024

/**
 * Deletes from the log what no row needs any more: in each partition up to the first record that a row is left of, or
 * that the log took after the cutoff, whichever comes first. Answers how many offsets went.
 */
export const purgeLog = async (
  { log, database }: { readonly log: EventLog; readonly database: Pool },
  job: PurgeJob,
  table: PurgedTable,
): Promise<number> => {
  const present = await log.watermarks(table.topic)
  const atCutoff = await log.offsetsAt(table.topic, job.cutoff)
  const needed = await neededOffsets(database, job, table)
  const before = new Map<number, number>()
  for (const [partition, { low }] of present) {
    const until = Math.min(needed.get(partition) ?? low, atCutoff.get(partition) ?? low)
    if (until > low) before.set(partition, until)
  }
  await markPurged(database, table, before)
  await log.deleteRecords(table.topic, before)
  return [...before].reduce((sum, [partition, until]) => sum + until - (present.get(partition)?.low ?? until), 0)
}

/**
 * Notes what of the log a copy of rows has no use for any more, when its owner deletes that: a copy that has no row of it
 * loses none when it is rebuilt.
 */
export const followPurgedLog = async (database: Pool, job: PurgeJob, table: PurgedTable): Promise<void> =>
  markPurged(database, table, await neededOffsets(database, job, table))

/** By partition, the offset of the first record that must stay, as far as this view knows the log. */
const neededOffsets = async (
  database: Pool,
  { purge_id: purgeId }: PurgeJob,
  table: PurgedTable,
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await database.query<{ partition: number; needed: number }>(
    `select m.log_partition as partition,
       ${table.hasSeq === false ? 'm.below_seq' : firstRowOr(table, 'm.below_seq')} / ${PARTITION_BITS} as needed
     from purge_marks m where m.purge_id = $1 and m.table_name = $2`,
    [purgeId, table.table],
  )
  return new Map(rows.map(({ partition, needed }) => [partition, Number(needed)]))
}

/** SQL: the place of the first row that is left of a partition, or the mark where that is lower. */
const firstRowOr = ({ table }: PurgedTable, mark: string): string =>
  `least(${mark}, (select min(e.seq) from ${table} e where e.seq % ${PARTITION_BITS} = m.log_partition))`

/** Before the log loses anything, so that a rebuild is never refused for what is lawful. */
const markPurged = async (database: Pool, table: PurgedTable, before: ReadonlyMap<number, number>): Promise<void> => {
  await database.query(
    `insert into purged_log (projection, topic, partition, low)
     select $1, $2, partition, low from unnest($3::integer[], $4::bigint[]) as marks (partition, low)
     on conflict (projection, topic, partition) do update set low = greatest(purged_log.low, excluded.low)`,
    [table.projection, table.topic, [...before.keys()], [...before.values()]],
  )
}
