import type { EventLog } from '@doorledger/event-log'
import type { Projection } from '@doorledger/kernel'
import type { Pool } from 'pg'
import type { Lineage } from './checkpoint.js'
import { type Consuming, consume } from './checkpointed-consumer.js'
import { notificationChannel } from './notification-channel.js'
import { countParked, type Settlement } from './parked-events.js'
import type { EventReader } from './positioned.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { type Progress, progressOf } from './projection-progress.js'
import { Rebuilder } from './rebuild/rebuilder.js'
import { rebuiltLineage } from './rebuild/switch.js'
import { retryParked, type RetryOutcome } from './retry-parked.js'
import { tableShape } from './table-shape.js'
import { viewDrafts } from './view-drafts.js'

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
  /** transactions at a time; 2 when left out */
  readonly writers?: number
  /** whether listeners of {@link notificationChannel} are told of new rows; true when left out */
  readonly notify?: boolean
}

export interface ProjectionProgress extends Progress {
  readonly name: string
  /** events put aside, those that only wait included */
  readonly parked: number
  /** present while the view is rebuilt, here or in another process */
  readonly rebuild?: Progress
}

export interface RunningProjection {
  readonly name: string
  progress(): Promise<ProjectionProgress>
  /**
   * Fills a new table beside the live one and puts it in its place; resolves when that is done.
   * @throws {RebuildUnderWay}
   */
  rebuild(): Promise<void>
  /** Works in the key of a parked event: see {@link retryParked}. */
  retry(parkedEventId: number, settlement: Settlement): Promise<RetryOutcome>
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
  const { log, database, projection, reader, logger } = run
  const lineage = await liveLineage(run)
  const shape = await tableShape(database, projection.table)
  const drafts = () => viewDrafts({ database, lineage, shape, reader }, projection)
  const consuming = consumingOf(run, lineage)
  const rebuilder = new Rebuilder({ consuming, projection, reader })
  await rebuilder.begin()
  const consumption = await consume({ ...consuming, drafts })
  const retrying = { database, newDraft: drafts() }

  return {
    name: projection.name,
    progress: async () => {
      const rebuild = await progressOf(log, database, rebuiltLineage(lineage))
      const progress = await progressOf(log, database, lineage)
      const parked = await countParked(database, projection.name)
      return { name: projection.name, ...progress, parked, ...(rebuild.version > 0 && { rebuild }) }
    },
    rebuild: () => rebuilder.rebuild(),
    retry: (id, settlement) => retryParked(retrying, id, settlement),
    stop: async () => {
      logger.info({ projection: projection.name }, 'A projection is stopping')
      await Promise.all([rebuilder.stop(), consumption.close()])
    },
  }
}

const liveLineage = async <Event>({ database, projection, notify }: ProjectionRun<Event>): Promise<Lineage> => {
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

const consumingOf = <Event>(run: ProjectionRun<Event>, lineage: Lineage): Omit<Consuming, 'drafts'> => ({
  log: run.log,
  database: run.database,
  lineage,
  group: `${run.service}.${run.projection.name}`,
  writers: run.writers ?? WRITERS,
  logger: run.logger,
  observer: run.observer ?? SILENT,
})

/** Tells nobody. */
export const SILENT: ProjectionObserver = { written: () => undefined, failed: () => undefined }
