import type { EventLog } from '@doorledger/event-log'
import type { Pool } from 'pg'
import { type Consuming, consume } from './checkpointed-consumer.js'
import { countDeadLetters } from './dead-letters.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { progressOf } from './projection-progress.js'
import { retryDeadLetters, type Retrying } from './retry-dead-letters.js'
import { type RunningProjection, SILENT } from './run-projection.js'

/** What a consumer runs on. */
export interface ConsumerPlatform {
  readonly log: EventLog
  /** of the service's own schema */
  readonly database: Pool
  /** prefix of the consumer group: `device-ingest` */
  readonly service: string
  readonly logger: EngineLogger
  readonly observer?: ProjectionObserver
  /** for questions about progress, so that they need not wait for what is written; `database` when left out */
  readonly reads?: Pool
}

/** A view, an event processor or an event handler that runs; only views can be rebuilt. */
export type RunningConsumer = Omit<RunningProjection, 'rebuild' | 'checkRebuildable'> &
  Partial<Pick<RunningProjection, 'rebuild' | 'checkRebuildable'>>

type Work = Pick<Consuming, 'batches' | 'identity' | 'startAt' | 'divide' | 'writers'> & {
  readonly retrying: Omit<Retrying, 'database'>
}

/** Keeps going what reads a topic without keeping a view of it. Replicas share the partitions. */
export const runConsumer = async (
  platform: ConsumerPlatform,
  work: Work,
): Promise<Omit<RunningConsumer, 'rebuild' | 'checkRebuildable'>> => {
  const { log, database, reads = database, service, logger, observer = SILENT } = platform
  const { retrying, ...consuming } = work
  const name = work.identity.projection
  const consumption = await consume({ ...consuming, log, database, group: `${service}.${name}`, logger, observer })
  return {
    name,
    progress: async () => {
      const progress = await progressOf(log, reads, work.identity)
      return { name, ...progress, deadLetters: await countDeadLetters(reads, name) }
    },
    retry: (id, settlement) => retryDeadLetters({ database, ...retrying }, id, settlement),
    stop: () => consumption.close(),
  }
}
