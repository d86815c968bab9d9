import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Batch, Consumer, EachBatchPayload } from 'kafkajs'
import type { LogConsumer, Subscription, Watermarks } from '../event-log.js'
import type { LogSink } from '../log-sink.js'
import type { Rush } from '../rush.js'
import { PartitionLane, type PartitionFlow } from './partition-lane.js'

export interface KafkaSubscriptionOptions {
  readonly consumer: LogConsumer
  /** a new client, which is a new member of the group */
  readonly connect: (groupId: string) => Consumer
  readonly watermarks: (topic: string) => Promise<ReadonlyMap<number, Watermarks>>
  readonly rush: Rush
  readonly logger: LogSink
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
  private readonly lanes = new Map<number, PartitionLane>()
  private readonly supervised: Promise<void>
  private failing = false

  constructor(private readonly options: KafkaSubscriptionOptions) {
    this.supervised = this.supervise()
  }

  restart(partition: number): void {
    this.lanes.get(partition)?.restart()
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.supervised
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
    await this.stopLanes()
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
      await this.stopLanes()
      await this.commit(client)
    } finally {
      clearInterval(committing)
      this.closing.signal.removeEventListener('abort', close)
      void this.stopLanes()
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
    client.on(client.events.REBALANCING, () => void this.stopLanes())
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
    void this.stopLanes()
    const { consumer, rush, logger } = this.options
    const maxQueuedBytes = queuedBytesEach(partitions.length)
    for (const partition of partitions) {
      const flow = flowOf(partition)
      flow.pause()
      const lane = new PartitionLane({ partition, consumer, flow, maxQueuedBytes, rush, logger })
      lane.start(this.lanes.get(partition))
      this.lanes.set(partition, lane)
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
    if (this.lanes.get(batch.partition)?.offer(fetched)) payload.resolveOffset(lastOffset)
    return Promise.resolve()
  }

  private async commit(client: Consumer): Promise<void> {
    const { consumer, logger } = this.options
    const offsets = [...this.lanes].flatMap(([partition, { nextOffset }]) =>
      nextOffset === undefined ? [] : [{ topic: consumer.topic, partition, offset: String(nextOffset) }],
    )
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

  private async stopLanes(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()))
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
