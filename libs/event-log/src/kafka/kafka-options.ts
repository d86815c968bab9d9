import type { KafkaConfig } from 'kafkajs'
import { silentSink, type LogSink } from '../log-sink.js'

export interface KafkaEventLogOptions {
  /** `host:port` of some brokers; the others are found through them */
  readonly brokers: readonly string[]
  readonly clientId: string
  /** TLS, credentials, and how sockets are made, in kafkajs's terms. */
  readonly connection?: Pick<KafkaConfig, 'ssl' | 'sasl' | 'socketFactory'>
  /** Partitions of every topic, instead of what its contract says. */
  readonly partitions?: number
  /** Copies of every topic; the brokers' own default when left out. */
  readonly replication?: number
  /** How many replicas must have a record before it is acknowledged; the brokers' own default when left out. */
  readonly minInsyncReplicas?: number
  /** How long `append` goes on trying; 10 s. One attempt may end later than that, by 5 s at most. */
  readonly appendTimeoutMs?: number
  /** A consumer that was not heard of for so long loses its partitions; 10 s. */
  readonly sessionTimeoutMs?: number
  /** nothing is told when left out */
  readonly logger?: LogSink
}

export interface KafkaSettings extends KafkaEventLogOptions {
  readonly appendTimeoutMs: number
  readonly sessionTimeoutMs: number
  readonly logger: LogSink
}

export const settingsOf = (options: KafkaEventLogOptions): KafkaSettings => ({
  ...options,
  appendTimeoutMs: options.appendTimeoutMs ?? 10_000,
  sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
  logger: options.logger ?? silentSink,
})
