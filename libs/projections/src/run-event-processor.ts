import type { ProjectionIdentity } from './checkpoint.js'
import type { EventProcessor } from './event-processor.js'
import { processorWriteBatches } from './processor-write-batch.js'
import { type ConsumerPlatform, runConsumer } from './run-consumer.js'
import type { RunningProjection } from './run-projection.js'

export interface EventProcessorRun<Event> extends ConsumerPlatform {
  readonly processor: EventProcessor<Event>
  /** transactions at a time; 2 when left out */
  readonly writers?: number
}

export type RunningEventProcessor = Omit<RunningProjection, 'rebuild' | 'checkRebuildable'>

const WRITERS = 2

/** Keeps an event processor going. Replicas share the partitions; what was fenced off publishes nothing. */
export const runEventProcessor = <Event extends { readonly id: string }>(
  run: EventProcessorRun<Event>,
): Promise<RunningEventProcessor> => {
  const { log, database, processor, writers = WRITERS } = run
  const identity = identityOf(processor)
  const batches = () => processorWriteBatches({ database, log, identity, processor })
  return runConsumer(run, { identity, writers, batches, retrying: { newBatch: batches() } })
}

const identityOf = <Event>({ name, version, topic }: EventProcessor<Event>): ProjectionIdentity => ({
  projection: name,
  liveProjection: name,
  version,
  topic,
  whenOutdated: 'replay',
})
