import type { Topic } from '@doorledger/contracts'
import type { Admin } from 'kafkajs'
import { LogUnavailable, type EventLog, type LogConsumer, type LogRecord, type Watermarks } from '../event-log.js'
import { KafkaClients } from './kafka-clients.js'
import { settingsOf, type KafkaEventLogOptions, type KafkaSettings } from './kafka-options.js'
import { KafkaSubscription } from './kafka-subscription.js'
import { deleteRecordsOf, ensureTopics, offsetsAtOf, watermarksOf } from './kafka-topics.js'
import { retryUntil } from '../retry-until.js'
import { ConsumerThrottle } from '../consumer-throttle.js'
import { ReplaceableClient } from './replaceable-client.js'
import { TopicAppender } from './topic-appender.js'

/** Time enough to replace a connection that broke unnoticed. */
const CHECK_TIMEOUT_MS = 500

/** The log on Kafka. Nothing is connected before it is needed, so Kafka may come up later than this process. */
export const openKafkaEventLog = (options: KafkaEventLogOptions): EventLog => new KafkaEventLog(settingsOf(options))

class KafkaEventLog implements EventLog {
  private readonly clients: KafkaClients
  private readonly admin: ReplaceableClient<Admin>
  private readonly appenders = new Map<string, TopicAppender>()
  private readonly subscriptions = new Set<KafkaSubscription>()
  private readonly throttle = new ConsumerThrottle()
  private closed = false

  constructor(private readonly settings: KafkaSettings) {
    this.clients = new KafkaClients(settings)
    this.admin = new ReplaceableClient(() => this.clients.admin())
  }

  createTopics(topics: readonly Topic[]): Promise<void> {
    return this.ask(this.settings.appendTimeoutMs, (admin) => ensureTopics(admin, topics, this.settings))
  }

  append(topic: string, records: readonly LogRecord[]): Promise<void> {
    if (this.closed) return Promise.reject(new LogUnavailable('The log is closed'))
    return this.appenderOf(topic).append(records)
  }

  subscribe(consumer: LogConsumer): Promise<KafkaSubscription> {
    const subscription = new KafkaSubscription({
      consumer,
      connect: (groupId) => this.clients.consumer(groupId),
      watermarks: (topic) => this.watermarks(topic),
      throttle: this.throttle,
      logger: this.settings.logger,
      onClosed: () => this.subscriptions.delete(subscription),
    })
    this.subscriptions.add(subscription)
    return Promise.resolve(subscription)
  }

  offsetsAt(topic: string, at: Date): Promise<ReadonlyMap<number, number>> {
    return this.ask(this.settings.appendTimeoutMs, (admin) => offsetsAtOf(admin, topic, at))
  }

  deleteRecords(topic: string, before: ReadonlyMap<number, number>): Promise<void> {
    return this.ask(this.settings.appendTimeoutMs, (admin) => deleteRecordsOf(admin, topic, before))
  }

  watermarks(topic: string): Promise<ReadonlyMap<number, Watermarks>> {
    return this.ask(this.settings.appendTimeoutMs, (admin) => watermarksOf(admin, topic))
  }

  async check(): Promise<void> {
    await this.ask(CHECK_TIMEOUT_MS, (admin) => admin.describeCluster())
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()))
    await Promise.all([...this.appenders.values()].map((appender) => appender.close()))
    await this.admin.close()
  }

  private appenderOf(topic: string): TopicAppender {
    const present = this.appenders.get(topic)
    if (present) return present
    const producer = new ReplaceableClient(() => this.clients.producer())
    const { admin, throttle } = this
    const appender = new TopicAppender({ topic, producer, admin, throttle, timeoutMs: this.settings.appendTimeoutMs })
    this.appenders.set(topic, appender)
    return appender
  }

  private ask<Answer>(timeoutMs: number, question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    return retryUntil({ timeoutMs }, () => this.admin.use(question))
  }
}
