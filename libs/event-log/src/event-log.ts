import type { Topic } from '@doorledger/contracts'

/** What is appended: the key decides the partition, records with the same key keep their order. */
export interface LogRecord {
  readonly key: string
  /** UTF-8 text: an event in CloudEvents structured JSON */
  readonly value: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface StoredRecord extends LogRecord {
  readonly offset: number
  readonly headers: Readonly<Record<string, string>>
  /** when the log took it, by the log's clock */
  readonly appendedAt: Date
}

export interface RecordBatch {
  readonly topic: string
  readonly partition: number
  /** in offset order; may be empty when offsets were skipped (compaction, retention) */
  readonly records: readonly StoredRecord[]
  /** where the partition goes on after this batch */
  readonly nextOffset: number
}

/**
 * What reads a topic. Several subscriptions with the same group, in one process or many, share the partitions;
 * the log hands a partition to one of them at a time, as far as it can know: a frozen consumer may wake up
 * believing it still owns a partition, so `claim` and the consumer's own transaction decide.
 */
export interface LogConsumer {
  readonly group: string
  readonly topic: string
  /**
   * The partition was handed over. Fences off whoever had it before and answers the offset to start at.
   * A rejection is tried again after a pause.
   */
  claim(partition: number): Promise<number>
  /**
   * The next batch of a claimed partition. Resolves when the consumer wants the next one: that is the back-pressure.
   * A rejection makes the log claim the partition again, after a pause, and deliver from where that says.
   */
  process(batch: RecordBatch): Promise<void>
  /** The partition went to another consumer, or the subscription is being closed. */
  release(partition: number): Promise<void> | void
}

export interface Subscription {
  /** Claims the partition again and delivers from there: for a write that failed after `process` had resolved. */
  restart(partition: number): void
  /** Finishes the batch at hand, releases all partitions and leaves the group. */
  close(): Promise<void>
}

export interface Watermarks {
  /** first offset still kept */
  readonly low: number
  /** next offset to be written */
  readonly high: number
}

/** The append-only log: Kafka, or an embedded one in Postgres. Both pass the same contract tests. */
export interface EventLog {
  /** Creates what is missing and widens what has too few partitions; never narrows, never deletes. */
  createTopics(topics: readonly Topic[]): Promise<void>
  /**
   * Resolves when every record is durable (all in-sync replicas; a committed transaction). Calls made while one is
   * under way travel together in the next. A record may be written twice when an answer was lost: readers go by
   * event id. Order within a key is the order of calls.
   * @throws {LogUnavailable} when it could not be made durable in time; it may still appear later
   */
  append(topic: string, records: readonly LogRecord[]): Promise<void>
  subscribe(consumer: LogConsumer): Promise<Subscription>
  /** By partition, the offset of the first record that the log took at or after a time; the high watermark when there is none. */
  offsetsAt(topic: string, at: Date): Promise<ReadonlyMap<number, number>>
  /**
   * Deletes what stands before these offsets, by partition, for ever: the low watermarks move. Offsets below the low
   * watermark change nothing; none may lie above the high watermark.
   * @throws {LogUnavailable}
   */
  deleteRecords(topic: string, before: ReadonlyMap<number, number>): Promise<void>
  /** by partition */
  watermarks(topic: string): Promise<ReadonlyMap<number, Watermarks>>
  /** @throws {LogUnavailable} */
  check(): Promise<void>
  close(): Promise<void>
}

/** The log cannot be reached or does not answer in time. Trying again later is right. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable'
}
