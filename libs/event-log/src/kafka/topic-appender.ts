import type { Admin, Producer } from 'kafkajs'
import { LogUnavailable, type LogRecord } from '../event-log.js'
import { GroupCommit } from '../group-commit.js'
import { retryUntil } from '../retry-until.js'
import { RecordTooLarge } from '../record-too-large.js'
import { isKafkaRefusal } from '../refusal.js'
import type { ConsumerThrottle } from '../consumer-throttle.js'
import { traceHeaders } from '../trace-headers.js'
import { REQUEST_TIMEOUT_MS } from './kafka-clients.js'
import { messageOf, type SizedMessage } from './kafka-message.js'
import { maxBatchBytes } from './kafka-topics.js'
import type { ReplaceableClient } from './replaceable-client.js'

/** kafkajs's work per request grows with the square of the records that go to one partition. */
const MAX_RECORDS_PER_REQUEST = 1_000
const BATCH_OVERHEAD_BYTES = 100
const ALL_IN_SYNC_REPLICAS = -1
/** While Kafka is away, one call in so many milliseconds finds out whether it is back; the others fail at once. */
const PROBE_INTERVAL_MS = 500

export interface TopicAppenderOptions {
  readonly topic: string
  /** of this topic alone: kafkajs producers fail for good once a topic they have written to is deleted */
  readonly producer: ReplaceableClient<Producer>
  readonly admin: ReplaceableClient<Admin>
  readonly timeoutMs: number
  readonly throttle: ConsumerThrottle
}

interface TopicQueue {
  readonly commit: GroupCommit<SizedMessage>
  readonly maxBytes: number
}

/** Appends to one topic: one request in flight, with everything that arrived while the one before was under way. */
export class TopicAppender {
  private queue: Promise<TopicQueue> | undefined
  private away: LogUnavailable | undefined
  /** epoch milliseconds */
  private probeAt = 0

  constructor(private readonly options: TopicAppenderOptions) {}

  /**
   * @throws {LogUnavailable} at once while Kafka is known to be away
   * @throws {RecordTooLarge} before anything is written
   */
  async append(records: readonly LogRecord[]): Promise<void> {
    this.failFast()
    const traced = traceHeaders()
    const messages = records.map((record) => messageOf(record, traced))
    const { commit, maxBytes } = await (this.queue ??= this.openQueue())
    for (const { bytes, key } of messages) if (bytes > maxBytes) throw this.tooLarge(key, bytes, maxBytes)
    await this.options.throttle.waitFor(this.options.topic, () => commit.add(messages))
  }

  async close(): Promise<void> {
    const queue = await this.queue?.catch(() => undefined)
    await queue?.commit.idle()
    await this.options.producer.close()
  }

  private failFast(): void {
    if (!this.away) return
    if (Date.now() < this.probeAt) throw new LogUnavailable(this.away.message, { cause: this.away })
    this.probeAt = Date.now() + PROBE_INTERVAL_MS
  }

  private async openQueue(): Promise<TopicQueue> {
    const { topic, admin } = this.options
    try {
      const limit = await this.whileAway(() => admin.use((client) => maxBatchBytes(client, topic)))
      const maxBytes = limit - BATCH_OVERHEAD_BYTES
      const commit = new GroupCommit<SizedMessage>({
        flush: (messages) => this.send([...messages]),
        bytesOf: ({ bytes }) => bytes,
        maxItems: MAX_RECORDS_PER_REQUEST,
        maxBytes,
      })
      return { commit, maxBytes }
    } catch (error) {
      this.queue = undefined
      throw error
    }
  }

  /** The same batch, again and again: it may have been written although no answer came, so readers go by event id. */
  private async send(messages: SizedMessage[]): Promise<void> {
    const { topic, producer } = this.options
    const batch = { topic, messages, acks: ALL_IN_SYNC_REPLICAS, timeout: REQUEST_TIMEOUT_MS }
    await this.whileAway(() => producer.use((client) => client.send(batch)))
  }

  private async whileAway<Result>(attempt: () => Promise<Result>): Promise<Result> {
    try {
      const result = await retryUntil(
        { timeoutMs: this.away ? 0 : this.options.timeoutMs, isFinal: isKafkaRefusal },
        attempt,
      )
      this.away = undefined
      return result
    } catch (error) {
      if (error instanceof LogUnavailable) this.away = error
      throw error
    }
  }

  private tooLarge(key: string, bytes: number, maxBytes: number): RecordTooLarge {
    return new RecordTooLarge(`A record of ${bytes} bytes for ${key} exceeds the ${maxBytes} of ${this.options.topic}`)
  }
}
