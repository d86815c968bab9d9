import type { Pool } from 'pg'
import type { LogSink } from '../log-sink.js'

/** Rows a transaction removes at most, so that appends never wait long. */
const CHUNK = 1_000

interface Chunk {
  readonly removed: number
}

/** Partitions whose topic has an age limit, and those of compacted topics that changed since they were last compacted. */
const WORK = `
  select p.topic_id, p.partition, t.cleanup, t.retention_ms::float8, p.high::float8
  from event_log.partitions p join event_log.topics t on t.id = p.topic_id
  where (t.cleanup = 'delete' and t.retention_ms is not null and p.low < p.high)
     or (t.cleanup = 'compact' and p.compacted_to < p.high)
  order by p.topic_id, p.partition`

interface Work {
  readonly topic_id: number
  readonly partition: number
  readonly cleanup: 'delete' | 'compact'
  readonly retention_ms: number
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
 * Records that a later one of the same key stands for; the last of a partition is never among them. By an array: of a
 * join the planner expects one row, and then compares each with each.
 */
const REMOVE_OUTDATED = `
  with removed as (
    delete from event_log.records r
    where r.topic_id = $1 and r.partition = $2 and r."offset" = any (array(select "offset" from (
      select "offset", lead("offset") over (partition by key order by "offset") as later
      from event_log.records where topic_id = $1 and partition = $2 and "offset" < $3
    ) o where later is not null limit ${CHUNK}))
    returning 1
  )
  select count(*)::integer as removed from removed`

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
    await this.inChunks(REMOVE_OLD, [topic_id, partition, retention_ms])
  }

  private async compact({ topic_id, partition, high }: Work): Promise<void> {
    await this.inChunks(REMOVE_OUTDATED, [topic_id, partition, high])
    if (!this.stopping) await this.pool.query(COMPACTED, [topic_id, partition, high])
  }

  private async inChunks(statement: string, values: readonly number[]): Promise<void> {
    for (let removed = CHUNK; removed === CHUNK && !this.stopping;) {
      const { rows } = await this.pool.query<Chunk>(statement, [...values])
      removed = rows[0]?.removed ?? 0
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
