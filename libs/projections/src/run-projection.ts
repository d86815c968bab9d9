import type { EventLog } from '@doorledger/event-log'
import type { Projection } from '@doorledger/kernel'
import type { Pool } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import { type Consuming, consume } from './checkpointed-consumer.js'
import { notificationChannel } from './notification-channel.js'
import { countDeadLetters, type Settlement } from './dead-letters.js'
import type { EventReader } from './recorded-event.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { type Progress, progressOf } from './projection-progress.js'
import { Rebuilder } from './rebuild/rebuilder.js'
import { rebuiltIdentity } from './rebuild/cutover.js'
import { retryDeadLetters, type RetryOutcome } from './retry-dead-letters.js'
import { tableShape } from './table-shape.js'
import { viewWriteBatches } from './view-write-batches.js'

export interface ProjectionRun<Event> {
  readonly log: EventLog
  /** of the service's own schema, where the view's table is */
  readonly database: Pool
  readonly projection: Projection<Event>
  readonly reader: EventReader<Event>
  /** prefix of the consumer group: `audit-trail` */
  readonly service: string
  readonly logger: EngineLogger
  readonly observer?: ProjectionObserver
  /** for questions about progress, so that they need not wait for what is written; `database` when left out */
  readonly reads?: Pool
  /** transactions at a time; 2 when left out */
  readonly writers?: number
  /** whether listeners of {@link notificationChannel} are told of new rows; true when left out */
  readonly notify?: boolean
}

export interface ProjectionProgress extends Progress {
  readonly name: string
  /** events put aside, those that only wait included */
  readonly deadLetters: number
  /** present while the view is rebuilt, here or in another process */
  readonly rebuild?: Progress
}

export interface RunningProjection {
  readonly name: string
  progress(): Promise<ProjectionProgress>
  /**
   * Fills a new table beside the live one and puts it in its place; resolves when that is done.
   * @throws {RebuildUnderWay}
   * @throws {TopicTruncated} nothing is changed
   */
  rebuild(): Promise<void>
  /** @throws {TopicTruncated} when the view can no longer be rebuilt from its topic */
  checkRebuildable(): Promise<void>
  /** Works in the key of a dead letter: see {@link retryDeadLetters}. */
  retry(deadLetterId: number, settlement: Settlement): Promise<RetryOutcome>
  /** Finishes the transaction under way; a rebuild is given up. */
  stop(): Promise<void>
}

const WRITERS = 2

/**
 * Keeps a view up to date with the log, exactly once: rows and positions change in the same transactions. Replicas
 * share the partitions. A view of an older version is rebuilt; until then it is kept up by this release's rules.
 * @throws {Error} when the view's table lacks a column
 */
export const runProjection = async <Event>(run: ProjectionRun<Event>): Promise<RunningProjection> => {
  const { log, database, reads = database, projection, reader, logger } = run
  const identity = await liveIdentity(run)
  const shape = await tableShape(database, projection.table)
  const batches = () => viewWriteBatches({ database, identity, shape, reader }, projection)
  const consuming = consumingOf(run, identity)
  const rebuilder = new Rebuilder({ consuming, projection, reader })
  await rebuilder.begin()
  const consumption = await consume({ ...consuming, batches })
  const retrying = { database, newBatch: batches() }

  return {
    name: projection.name,
    progress: async () => {
      const rebuild = await progressOf(log, reads, rebuiltIdentity(identity))
      const progress = await progressOf(log, reads, identity)
      const deadLetters = await countDeadLetters(reads, projection.name)
      return { name: projection.name, ...progress, deadLetters, ...(rebuild.version > 0 && { rebuild }) }
    },
    rebuild: () => rebuilder.rebuild(),
    checkRebuildable: () => rebuilder.check(),
    retry: (id, settlement) => retryDeadLetters(retrying, id, settlement),
    stop: async () => {
      logger.info({ projection: projection.name }, 'A projection is stopping')
      await Promise.all([rebuilder.stop(), consumption.close()])
    },
  }
}

const liveIdentity = async <Event>({
  database,
  projection,
  notify,
}: ProjectionRun<Event>): Promise<ProjectionIdentity> => {
  const { name, version, topic } = projection
  const channel = notify === false ? undefined : await notificationChannel(database, name)
  return {
    projection: name,
    liveProjection: name,
    version,
    topic,
    whenOutdated: 'keep',
    ...(channel !== undefined && { channel }),
  }
}

const consumingOf = <Event>(run: ProjectionRun<Event>, identity: ProjectionIdentity): Omit<Consuming, 'batches'> => ({
  log: run.log,
  database: run.database,
  identity,
  group: `${run.service}.${run.projection.name}`,
  writers: run.writers ?? WRITERS,
  logger: run.logger,
  observer: run.observer ?? SILENT,
})

/** Tells nobody. */
export const SILENT: ProjectionObserver = { written: () => undefined, failed: () => undefined }
