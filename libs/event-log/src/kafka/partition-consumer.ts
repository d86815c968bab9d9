import { setTimeout as sleep } from 'node:timers/promises'
import type { LogConsumer, RecordBatch, Watermarks } from '../event-log.js'
import { FetchQueue, type Fetched } from './fetch-queue.js'
import { recordsOf } from './kafka-message.js'
import type { LogSink } from '../log-sink.js'
import type { ConsumerThrottle } from '../consumer-throttle.js'

/** What a lane asks of the client that fetches for it. */
export interface PartitionFlow {
  pause(): void
  resume(): void
  /** the next fetch starts there */
  seek(offset: number): void
  watermarks(): Promise<Watermarks | undefined>
  /** Resolves when the group has confirmed, after the call, that we are still one of its members. */
  confirmed(signal: AbortSignal): Promise<void>
}

export interface PartitionConsumerOptions {
  readonly partition: number
  readonly consumer: LogConsumer
  readonly flow: PartitionFlow
  /** what may wait for the consumer before fetching pauses */
  readonly maxQueuedBytes: number
  readonly throttle: ConsumerThrottle
  readonly logger: LogSink
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
/** A failure this long after the one before counts as the first again. */
const RESET_AFTER_MS = 10_000

/**
 * One partition from the moment it is handed over until it is taken away: claim, seek, hand out batch after batch; on
 * a failure, claim again. Fetching goes on while the consumer works, and pauses when it does not keep up, so a slow
 * partition neither holds up the others nor the heartbeats.
 */
export class PartitionConsumer {
  private readonly stopping = new AbortController()
  private readonly queue: FetchQueue
  private ended: Promise<void> = Promise.resolve()
  private claimed = false
  private restarting = false
  private holding = new AbortController()
  private pauseMs = FIRST_PAUSE_MS
  private failedAt = 0
  private next: number | undefined

  /** Fetching must be paused already. */
  constructor(private readonly options: PartitionConsumerOptions) {
    this.queue = new FetchQueue(options.flow, options.maxQueuedBytes, () => this.restart())
  }

  /** Where the consumer goes on after what it has taken; undefined as long as it has not taken anything. */
  get nextOffset(): number | undefined {
    return this.next
  }

  /** @param predecessor the lane that had the partition before, if it was ours already */
  start(predecessor: PartitionConsumer | undefined): void {
    this.ended = this.run(predecessor?.stop())
  }

  /** Takes what was fetched, or asks for something else. True when fetching is to go on after it. */
  offer(fetched: Fetched): boolean {
    return this.queue.offer(fetched)
  }

  restart(): void {
    this.restarting = true
    this.holding.abort()
    this.queue.interrupt()
  }

  /** Resolves when the batch at hand is finished and the partition released. */
  stop(): Promise<void> {
    this.stopping.abort()
    this.holding.abort()
    this.queue.interrupt()
    return this.ended
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted
  }

  private async run(before: Promise<void> | undefined): Promise<void> {
    await before
    while (!this.stopped) {
      try {
        await this.claim()
        await this.deliver()
      } catch (error) {
        this.report(error, 'A partition could not be processed; it will be claimed again')
      }
      await this.backOff()
    }
    if (this.claimed) await this.release()
  }

  private async claim(): Promise<void> {
    const { consumer, partition, flow } = this.options
    this.restarting = false
    this.claimed = true
    const start = await consumer.claim(partition)
    const kept = await flow.watermarks()
    if (!kept) throw new Error('Kafka does not know the partition')
    if (start > kept.high) throw new Error(`Records up to ${start} were processed, but the log ends at ${kept.high}`)
    if (this.stopped) return
    if (start < kept.low) await this.skip(start, kept.low)
    this.queue.startAt(Math.max(start, kept.low))
  }

  /** What was removed by age before it was processed, or before the consumer first read the topic. */
  private async skip(start: number, low: number): Promise<void> {
    const { logger, consumer, partition } = this.options
    if (start > 0) logger.error({ ...this.where(), start, low }, 'Records were removed before they were processed')
    await consumer.process({ topic: consumer.topic, partition, records: [], nextOffset: low })
  }

  private async deliver(): Promise<void> {
    const { consumer, partition } = this.options
    while (await this.goesOn()) {
      const run = await this.queue.take()
      if (!run) continue
      const batch: RecordBatch = {
        topic: consumer.topic,
        partition,
        records: recordsOf(run.messages),
        nextOffset: run.nextOffset,
      }
      await consumer.process(batch)
      this.next = run.nextOffset
    }
  }

  private async goesOn(): Promise<boolean> {
    const { throttle, consumer } = this.options
    if (throttle.holdsBack(consumer.topic) && !this.restarting) await this.holdBack()
    return !this.stopped && !this.restarting
  }

  private async holdBack(): Promise<void> {
    this.holding = new AbortController()
    this.queue.pause()
    await this.options.throttle.over(this.options.consumer.topic, this.holding.signal)
    this.queue.goOn()
  }

  /**
   * A pause after a failure. The group's confirmation keeps a consumer that was frozen, and lost the partition
   * meanwhile, from claiming it back.
   */
  private async backOff(): Promise<void> {
    this.queue.halt()
    if (Date.now() - this.failedAt > RESET_AFTER_MS) this.pauseMs = FIRST_PAUSE_MS
    try {
      const { signal } = this.stopping
      await sleep(this.pauseMs, undefined, { signal })
      await this.options.flow.confirmed(signal)
    } catch {
      // It was stopped meanwhile.
    }
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS)
    this.failedAt = Date.now()
  }

  private async release(): Promise<void> {
    try {
      await this.options.consumer.release(this.options.partition)
    } catch (error) {
      this.report(error, 'A partition could not be released in good order')
    }
  }

  private report(error: unknown, message: string): void {
    this.options.logger.warn({ err: error, ...this.where() }, message)
  }

  private where(): object {
    const { consumer, partition } = this.options
    return { group: consumer.group, topic: consumer.topic, partition }
  }
}
