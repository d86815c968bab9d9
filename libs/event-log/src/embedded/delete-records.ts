import type { Pool } from 'pg'

/** Offsets a transaction deletes at most, so that appends never wait long. */
const CHUNK = 5_000

/** The mark moves first: nobody begins to read at what is about to go. */
const MOVE_LOW = `
  update event_log.partitions set low = greatest(low, $3) where topic_id = $1 and partition = $2 and $3 <= high`

const FIRST = `
  select min("offset")::float8 as first from event_log.records where topic_id = $1 and partition = $2 and "offset" < $3`

const DELETE = `
  delete from event_log.records where topic_id = $1 and partition = $2 and "offset" < least($3::bigint, $4::bigint)`

/** Deletes the records of a partition that stand before an offset. */
export const deleteRecords = async (pool: Pool, topicId: number, partition: number, before: number): Promise<void> => {
  await pool.query(MOVE_LOW, [topicId, partition, before])
  for (;;) {
    const { rows } = await pool.query<{ first: number | null }>(FIRST, [topicId, partition, before])
    const first = rows[0]?.first
    if (first === null || first === undefined) return
    await pool.query(DELETE, [topicId, partition, before, first + CHUNK])
  }
}

const AT = `
  select p.partition, coalesce(
    (select min(r."offset") from event_log.records r
     where r.topic_id = p.topic_id and r.partition = p.partition and r.appended_at >= $2), p.high)::float8 as first
  from event_log.partitions p where p.topic_id = $1`

/** By partition, the first offset the log took at or after a time. */
export const offsetsAt = async (pool: Pool, topicId: number, at: Date): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await pool.query<{ partition: number; first: number }>(AT, [topicId, at])
  return new Map(rows.map(({ partition, first }) => [partition, first]))
}
