import type { EventLog } from '@doorledger/event-log'
import type { Pool } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import { consume } from './checkpointed-consumer.js'
import { countDeadLetters, type Settlement } from './dead-letters.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { progressOf } from './projection-progress.js'
import type { EventProcessor } from './event-processor.js'
import { processorWriteBatches } from './processor-write-batch.js'
import { retryDeadLetters } from './retry-dead-letters.js'
import { type RunningProjection, SILENT } from './run-projection.js'

export interface EventProcessorRun<Event> {
  readonly log: EventLog
  /** of the service's own schema */
  readonly database: Pool
  readonly processor: EventProcessor<Event>
  /** prefix of the consumer group: `device-ingest` */
  readonly service: string
  readonly logger: EngineLogger
  readonly observer?: ProjectionObserver
  /** for questions about progress, so that they need not wait for what is written; `database` when left out */
  readonly reads?: Pool
  /** transactions at a time; 2 when left out */
  readonly writers?: number
}

export type RunningEventProcessor = Omit<RunningProjection, 'rebuild' | 'checkRebuildable'>

const WRITERS = 2

/** Keeps an event processor going. Replicas share the partitions; what was fenced off publishes nothing. */
export const runEventProcessor = async <Event extends { readonly id: string }>(
  run: EventProcessorRun<Event>,
): Promise<RunningEventProcessor> => {
  const { log, database, reads = database, processor, service, logger } = run
  const identity = identityOf(processor)
  const batches = () => processorWriteBatches({ database, log, identity, processor })
  const consumption = await consume({
    log,
    database,
    identity,
    group: `${service}.${processor.name}`,
    writers: run.writers ?? WRITERS,
    batches,
    logger,
    observer: run.observer ?? SILENT,
  })
  return {
    name: processor.name,
    progress: async () => {
      const progress = await progressOf(log, reads, identity)
      return { name: processor.name, ...progress, deadLetters: await countDeadLetters(reads, processor.name) }
    },
    retry: (id, settlement: Settlement) => retryDeadLetters({ database, newBatch: batches() }, id, settlement),
    stop: () => consumption.close(),
  }
}

const identityOf = <Event>({ name, version, topic }: EventProcessor<Event>): ProjectionIdentity => ({
  projection: name,
  liveProjection: name,
  version,
  topic,
  whenOutdated: 'replay',
})
