import type { Pool, PoolClient } from 'pg'
import type { LogSink } from '../log-sink.js'

/** Rows a transaction removes at most, so that appends never wait long. */
const CHUNK = 1_000

interface Chunk {
  readonly removed: number
}

/** Partitions whose topic has an age limit, and those of compacted topics that changed since they were last compacted. */
const WORK = `
  select p.topic_id, p.partition, t.cleanup, t.retention_ms::float8, p.compacted_to::float8, p.high::float8
  from event_log.partitions p join event_log.topics t on t.id = p.topic_id
  where (t.cleanup = 'delete' and t.retention_ms is not null and p.low < p.high)
     or (t.cleanup = 'compact' and p.compacted_to < p.high)
  order by p.topic_id, p.partition`

interface Work {
  readonly topic_id: number
  readonly partition: number
  readonly cleanup: 'delete' | 'compact'
  readonly retention_ms: number
  readonly compacted_to: number
  readonly high: number
}

/** From the oldest on, up to the first that is young enough, so that what is kept has no holes. */
const REMOVE_OLD = `
  with oldest as materialized (
    select "offset", appended_at < clock_timestamp() - $3::float8 * interval '1 millisecond' as old
    from event_log.records where topic_id = $1 and partition = $2 order by "offset" limit ${CHUNK}
  ), bound as materialized (
    select coalesce(min("offset") filter (where not old), max("offset") + 1) as low from oldest
  ), removed as (
    delete from event_log.records r using bound
    where r.topic_id = $1 and r.partition = $2 and r."offset" < bound.low
    returning 1
  ), moved as (
    update event_log.partitions p set low = bound.low from bound
    where p.topic_id = $1 and p.partition = $2 and p.low < bound.low
  )
  select count(*)::integer as removed from removed`

/**
 * Records that a later one of the same key stands for; the last of a partition is never among them. Up to where it was
 * compacted before, each key is there once, so only keys that came since can have outdated ones: they are looked up in
 * one pass, and the cursor keeps what was found while it is removed bit by bit.
 * A cursor takes no parameters; all that goes in are numbers.
 */
const findOutdated = ({ topic_id, partition, compacted_to, high }: Work): string => `
  declare outdated no scroll cursor with hold for
  with fresh as materialized (
    select key, max("offset") as last from event_log.records
    where topic_id = ${topic_id} and partition = ${partition} and "offset" >= ${compacted_to} and "offset" < ${high}
    group by key
  )
  select r."offset"::float8 from event_log.records r join fresh on fresh.key = r.key
  where r.topic_id = ${topic_id} and r.partition = ${partition} and r."offset" < fresh.last`

const NEXT_OUTDATED = `fetch ${CHUNK} from outdated`

/** By an array: of a join the planner expects one row, and then compares each with each. */
const REMOVE = 'delete from event_log.records where topic_id = $1 and partition = $2 and "offset" = any ($3::bigint[])'

const COMPACTED = 'update event_log.partitions set compacted_to = $3 where topic_id = $1 and partition = $2'

/** Removes records past the age of their topic, and in compacted topics all but the latest of each key. */
export class RetentionAndCompaction {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | undefined
  private stopping = false

  constructor(
    private readonly pool: Pool,
    private readonly logger: LogSink,
  ) {}

  start(intervalMs: number): void {
    this.timer = setInterval(() => {
      this.running ??= this.tidyQuietly().finally(() => (this.running = undefined))
    }, intervalMs).unref()
  }

  async stop(): Promise<void> {
    this.stopping = true
    clearInterval(this.timer)
    await this.running
  }

  /** Several processes may do it: each removes what it finds. */
  private async tidy(): Promise<void> {
    const { rows } = await this.pool.query<Work>(WORK)
    for (const work of rows) await (work.cleanup === 'compact' ? this.compact(work) : this.removeOld(work))
  }

  private async removeOld({ topic_id, partition, retention_ms }: Work): Promise<void> {
    for (let removed = CHUNK; removed === CHUNK && !this.stopping;) {
      const { rows } = await this.pool.query<Chunk>(REMOVE_OLD, [topic_id, partition, retention_ms])
      removed = rows[0]?.removed ?? 0
    }
  }

  private async compact(work: Work): Promise<void> {
    const { topic_id, partition, high } = work
    const client = await this.pool.connect()
    try {
      await client.query(findOutdated(work))
      for (let found = await nextOf(client); found.length > 0; found = await nextOf(client)) {
        if (this.stopping) return
        await client.query(REMOVE, [topic_id, partition, found])
      }
      await client.query(COMPACTED, [topic_id, partition, high])
    } finally {
      // The cursor goes with its connection.
      client.release(true)
    }
  }

  private async tidyQuietly(): Promise<void> {
    try {
      await this.tidy()
    } catch (error) {
      this.logger.warn({ err: error }, 'Old records could not be removed; it will be tried again')
    }
  }
}

const nextOf = async (client: PoolClient): Promise<number[]> => {
  const { rows } = await client.query<{ offset: number }>(NEXT_OUTDATED)
  return rows.map(({ offset }) => offset)
}
