import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Batch, Consumer, EachBatchPayload } from 'kafkajs'
import type { LogConsumer, Subscription, Watermarks } from '../event-log.js'
import type { LogSink } from '../log-sink.js'
import type { ConsumerThrottle } from '../consumer-throttle.js'
import { PartitionConsumer, type PartitionFlow } from './partition-consumer.js'

export interface KafkaSubscriptionOptions {
  readonly consumer: LogConsumer
  /** a new client, which is a new member of the group */
  readonly connect: (groupId: string) => Consumer
  readonly watermarks: (topic: string) => Promise<ReadonlyMap<number, Watermarks>>
  readonly throttle: ConsumerThrottle
  readonly logger: LogSink
  readonly onClosed: () => void
}

const RESTART_PAUSE_MS = 500
const COMMIT_INTERVAL_MS = 5_000
const MIB = 1_048_576
/** What waits for a consumer over all its partitions; each may have this share of it, within bounds. */
const QUEUED_BYTES = 8 * MIB
const queuedBytesEach = (partitions: number): number => Math.min(4 * MIB, Math.max(MIB / 2, QUEUED_BYTES / partitions))

/** The members of one group read one topic: a group of the same name on another topic is another group to Kafka. */
const groupIdOf = ({ group, topic }: LogConsumer): string => `${group}.${topic}`

/**
 * A member of a consumer group. Positions are the consumer's own: those committed to Kafka are there for tools that
 * show the lag, and nothing reads them.
 */
export class KafkaSubscription implements Subscription {
  private readonly closing = new AbortController()
  /** of every partition that is ours, and of those that are still finishing their last batch */
  private readonly partitionConsumers = new Map<number, PartitionConsumer>()
  /** partitions of the last assignment: their positions alone are ours to commit */
  private assigned: ReadonlySet<number> = new Set()
  private readonly supervised: Promise<void>
  private failing = false

  constructor(private readonly options: KafkaSubscriptionOptions) {
    this.supervised = this.supervise()
  }

  restart(partition: number): void {
    this.partitionConsumers.get(partition)?.restart()
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.supervised
    this.options.onClosed()
  }

  /** kafkajs restarts some crashed consumers and not others; we replace all of them. */
  private async supervise(): Promise<void> {
    const { signal } = this.closing
    while (!signal.aborted) {
      try {
        await this.runOneConsumer()
      } catch (error) {
        this.reportOnce(error)
      }
      await sleep(RESTART_PAUSE_MS, undefined, { signal }).catch(() => undefined)
    }
    await this.stopPartitionConsumers()
  }

  /** Resolves when the subscription is closed; rejects when the client has failed. */
  private async runOneConsumer(): Promise<void> {
    const { consumer, connect } = this.options
    const client = connect(groupIdOf(consumer))
    const ended = Promise.withResolvers<undefined>()
    const close = (): void => ended.resolve(undefined)
    this.closing.signal.addEventListener('abort', close)
    client.on(client.events.CRASH, ({ payload }) => ended.reject(payload.error))
    this.followGroup(client)
    const committing = setInterval(() => void this.commit(client), COMMIT_INTERVAL_MS)
    try {
      await Promise.race([ended.promise, this.fetch(client).then(() => ended.promise)])
      await this.stopPartitionConsumers()
      await this.commit(client)
    } finally {
      clearInterval(committing)
      this.assigned = new Set()
      this.closing.signal.removeEventListener('abort', close)
      void this.stopPartitionConsumers()
      await client.disconnect().catch(() => undefined)
    }
  }

  private async fetch(client: Consumer): Promise<void> {
    await client.connect()
    await client.subscribe({ topics: [this.options.consumer.topic], fromBeginning: true })
    await client.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1, // handing over takes no time: the lanes work on their own
      eachBatch: (payload) => this.offer(payload),
    })
  }

  private followGroup(client: Consumer): void {
    const heartbeats = new EventEmitter().setMaxListeners(0)
    client.on(client.events.HEARTBEAT, () => heartbeats.emit('confirmed'))
    client.on(client.events.REBALANCING, () => void this.stopPartitionConsumers())
    client.on(client.events.GROUP_JOIN, ({ payload }) => {
      this.failing = false
      const partitions = payload.memberAssignment[this.options.consumer.topic] ?? []
      this.takeOver(partitions, (partition) => this.flowOf(client, heartbeats, partition))
    })
  }

  /**
   * Runs before the next fetch, as long as nothing in it waits. Also a partition that we had before is claimed again:
   * another may have had it in between.
   */
  private takeOver(partitions: readonly number[], flowOf: (partition: number) => PartitionFlow): void {
    this.assigned = new Set(partitions)
    for (const [partition, partitionConsumer] of this.partitionConsumers) void this.end(partition, partitionConsumer)
    const { consumer, throttle, logger } = this.options
    const maxQueuedBytes = queuedBytesEach(partitions.length)
    for (const partition of partitions) {
      const flow = flowOf(partition)
      flow.pause()
      const partitionConsumer = new PartitionConsumer({ partition, consumer, flow, maxQueuedBytes, throttle, logger })
      partitionConsumer.start(this.partitionConsumers.get(partition))
      this.partitionConsumers.set(partition, partitionConsumer)
    }
  }

  private flowOf(client: Consumer, heartbeats: EventEmitter, partition: number): PartitionFlow {
    const { consumer, watermarks } = this.options
    const { topic } = consumer
    const selection = [{ topic, partitions: [partition] }]
    return {
      pause: () => whileItRuns(() => client.pause(selection)),
      resume: () => whileItRuns(() => client.resume(selection)),
      seek: (offset) => whileItRuns(() => client.seek({ topic, partition, offset: String(offset) })),
      watermarks: async () => (await watermarks(topic)).get(partition),
      confirmed: async (signal) => {
        await once(heartbeats, 'confirmed', { signal })
      },
    }
  }

  private offer(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload
    const { fetchedOffset } = batch as Batch & { readonly fetchedOffset: string }
    const lastOffset = batch.lastOffset()
    const fetched = { fetchedOffset: Number(fetchedOffset), lastOffset: Number(lastOffset), messages: batch.messages }
    if (this.partitionConsumers.get(batch.partition)?.offer(fetched)) payload.resolveOffset(lastOffset)
    return Promise.resolve()
  }

  private async commit(client: Consumer): Promise<void> {
    const { consumer, logger } = this.options
    const offsets = [...this.assigned].flatMap((partition) => {
      const nextOffset = this.partitionConsumers.get(partition)?.nextOffset
      return nextOffset === undefined ? [] : [{ topic: consumer.topic, partition, offset: String(nextOffset) }]
    })
    if (offsets.length === 0) return
    try {
      await client.commitOffsets(offsets)
    } catch (error) {
      logger.debug({ err: error, group: consumer.group }, 'The lag shown for a group is not up to date')
    }
  }

  private reportOnce(error: unknown): void {
    const { consumer, logger } = this.options
    const details = { err: error, group: consumer.group, topic: consumer.topic }
    if (this.failing) logger.debug(details, 'Kafka is still away')
    else logger.warn(details, 'A Kafka consumer failed and is being replaced until one can join the group')
    this.failing = true
  }

  /** A lane that has finished is forgotten, unless its partition is still ours and waits for the next assignment. */
  private async end(partition: number, partitionConsumer: PartitionConsumer): Promise<void> {
    await partitionConsumer.stop()
    if (!this.assigned.has(partition) && this.partitionConsumers.get(partition) === partitionConsumer)
      this.partitionConsumers.delete(partition)
  }

  private async stopPartitionConsumers(): Promise<void> {
    await Promise.all([...this.partitionConsumers.values()].map((partitionConsumer) => partitionConsumer.stop()))
  }
}

/** A client that has crashed knows no partitions; its lanes are being stopped. */
const whileItRuns = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Error && error.name === 'KafkaJSNonRetriableError')) throw error
  }
}
