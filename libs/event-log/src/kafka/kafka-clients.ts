import kafkajs, { type Admin, type Consumer, type KafkaConfig, type LogEntry, type Producer } from 'kafkajs'
import { partitionOf } from '../partition-of.js'
import './fetch-wait.js'
import './idle-timer-fix.js'
import type { LogSink } from '../log-sink.js'
import type { KafkaSettings } from './kafka-options.js'

const { Kafka, logLevel } = kafkajs

const MIB = 1_048_576
/** How long a broker may take to answer before we ask again. */
export const REQUEST_TIMEOUT_MS = 5_000
/** Partitions added later are found within this time. */
const METADATA_MAX_AGE_MS = 60_000

/**
 * Makes kafkajs clients. Each gets a `Kafka` of its own: two consumers of one group would otherwise share, and clear,
 * their offsets.
 */
export class KafkaClients {
  private readonly config: KafkaConfig

  constructor(private readonly settings: KafkaSettings) {
    this.config = {
      brokers: [...settings.brokers],
      clientId: settings.clientId,
      ...settings.connection,
      connectionTimeout: 2_000,
      authenticationTimeout: REQUEST_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // Each retry tries the next of the given brokers.
      retry: { retries: Math.max(2, settings.brokers.length), initialRetryTime: 50, maxRetryTime: 250 },
      logLevel: logLevel.WARN,
      logCreator: () => forwardTo(settings.logger),
    }
  }

  /**
   * Not idempotent: kafkajs's idempotent producer acknowledges batches it has lost when a request fails under
   * concurrency. Duplicates, which every reader removes by event id, are the lesser evil. It does not retry by itself:
   * the caller does, with the same batch.
   */
  producer(): Producer {
    return new Kafka(this.config).producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      retry: { retries: 0 },
      createPartitioner:
        () =>
        ({ message, partitionMetadata }) =>
          partitionOf(String(message.key), partitionMetadata.length),
    })
  }

  admin(): Admin {
    return new Kafka(this.config).admin()
  }

  consumer(groupId: string): Consumer {
    return new Kafka(this.config).consumer({
      groupId,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      sessionTimeout: this.settings.sessionTimeoutMs,
      heartbeatInterval: Math.min(1_000, this.settings.sessionTimeoutMs / 4),
      rebalanceTimeout: 30_000,
      maxBytesPerPartition: MIB / 2,
      maxBytes: 2 * MIB,
      // A broker that is restarted finds the same member again, without waiting for the session of the old one to end.
      // When this is not enough the subscription starts a new consumer.
      retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 500, restartOnFailure: () => Promise.resolve(false) },
    })
  }
}

/** What kafkajs calls errors are mostly faults that it, or we, get over by trying again; we tell of those we see. */
const forwardTo =
  (logger: LogSink) =>
  ({ namespace, log: { message, logger: _, timestamp: __, ...details } }: LogEntry): void =>
    logger.debug(details, `kafkajs ${namespace}: ${message}`)
