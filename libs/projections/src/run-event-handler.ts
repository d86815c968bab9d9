import type { ProjectionIdentity } from './checkpoint.js'
import type { EventHandler } from './event-handler.js'
import { handlerWriteBatches } from './handler-write-batch.js'
import { cutAfter } from './partition-assignment.js'
import type { EventReader } from './recorded-event.js'
import { type ConsumerPlatform, type RunningConsumer, runConsumer } from './run-consumer.js'

export interface EventHandlerRun<Event> extends ConsumerPlatform {
  readonly handler: EventHandler<Event>
}

/** So many partitions are worked on at a time; one whose event is tried again keeps the others of its writer waiting. */
const WRITERS = 4

/** Keeps a handler going. Replicas share the partitions. When it stops, what is under way is told by its signal. */
export const runEventHandler = async <Event>(run: EventHandlerRun<Event>): Promise<RunningConsumer> => {
  const { database, handler } = run
  const stopping = new AbortController()
  const identity = identityOf(handler)
  const handling = { database, identity, handler, signal: stopping.signal }
  const once = { ...handling, handler: { ...handler, retry: { ...handler.retry, attempts: 1 } } }
  const running = await runConsumer(run, {
    identity,
    startAt: handler.startAt,
    writers: WRITERS,
    batches: () => handlerWriteBatches(handling),
    divide: (recordBatch) => cutAfter(recordBatch, ({ value }) => !isPassedOver(handler.reader, value)),
    retrying: { newBatch: handlerWriteBatches(once), atOnce: 1 },
  })
  const stop = () => {
    stopping.abort()
    return running.stop()
  }
  return { ...running, stop }
}

/** What cannot be read is no event to pass over, but a dead letter. */
const isPassedOver = (reader: EventReader<unknown>, value: string): boolean => {
  try {
    return reader(value) === undefined
  } catch {
    return false
  }
}

const identityOf = <Event>({ name, topic }: EventHandler<Event>): ProjectionIdentity => ({
  projection: name,
  liveProjection: name,
  version: 1,
  topic,
  whenOutdated: 'keep',
})
