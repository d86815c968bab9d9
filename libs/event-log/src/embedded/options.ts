import type { Topic } from '@doorledger/contracts'
import { silentSink, type LogSink } from '../log-sink.js'
import type { BatchLimits } from './read-records.js'

export interface EmbeddedEventLogOptions {
  /**
   * The database; the log keeps to its schema `event_log`. It opens connections of its own: a transaction that
   * appends while it holds a connection of a shared pool could otherwise wait for itself.
   */
  readonly url: string
  /** Connections for appending and reading, next to one for the groups; 8. */
  readonly connections?: number
  /**
   * How many partitions a topic gets. Left out: what its contract says, at most 4. A partition is a batch of its own
   * for whoever reads it, and one machine gains by a few large batches rather than by many small ones. What a topic
   * once has it keeps: only a larger answer changes it.
   */
  readonly partitions?: (topic: Topic) => number
  /** How long `append` goes on trying; 5 s. */
  readonly appendTimeoutMs?: number
  /** A consumer that was not heard of for so long loses its partitions; 10 s. One whose process ended, at once. */
  readonly leaseMs?: number
  /** How often it looks for what other processes appended; 100 ms. What this process appends is seen at once. */
  readonly pollMs?: number
  /** How often records past their age, and older ones of a key, are removed; a minute. */
  readonly housekeepingMs?: number
  /** What `process` gets at most; 1,000 records, 1 MiB (and the record that passes it). */
  readonly batch?: BatchLimits
  /** nothing is told when left out */
  readonly logger?: LogSink
}

export type EmbeddedSettings = Required<EmbeddedEventLogOptions>

const MOST_PARTITIONS = 4

export const settingsOf = (options: EmbeddedEventLogOptions): EmbeddedSettings => ({
  url: options.url,
  connections: options.connections ?? 8,
  partitions: options.partitions ?? (({ partitions }) => Math.min(partitions, MOST_PARTITIONS)),
  appendTimeoutMs: options.appendTimeoutMs ?? 5_000,
  leaseMs: options.leaseMs ?? 10_000,
  pollMs: options.pollMs ?? 100,
  housekeepingMs: options.housekeepingMs ?? 60_000,
  batch: options.batch ?? { records: 1_000, bytes: 1_048_576 },
  logger: options.logger ?? silentSink,
})
