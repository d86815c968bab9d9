import { readFile } from 'node:fs/promises'
import type { Topic } from '@doorledger/contracts'
import type { EventLog, LogConsumer, LogRecord, Subscription, Watermarks } from '../event-log.js'
import { retryUntil, unavailable } from '../retry-until.js'
import { ConsumerGroups } from './consumer-groups.js'
import { openConnections, type Connections } from './connections.js'
import { ControlSession } from './control-session.js'
import { deleteRecords, offsetsAt } from './delete-records.js'
import { EmbeddedSubscription } from './embedded-subscription.js'
import { HighWatermarks } from './high-watermarks.js'
import { RetentionAndCompaction } from './retention-and-compaction.js'
import { ConsumerThrottle } from '../consumer-throttle.js'
import { settingsOf, type EmbeddedEventLogOptions, type EmbeddedSettings } from './options.js'
import { readRecords } from './read-records.js'
import { TopicAppender } from './topic-appender.js'
import { TopicCatalogue, UnknownTopic, type KeptTopic } from './topic-catalogue.js'

/** From `src/embedded` and from `dist/embedded` alike. */
const SCHEMA = new URL('../../src/embedded/schema.sql', import.meta.url)

const POLL = 'select topic_id, partition, high::float8 from event_log.partitions where topic_id = any($1)'

interface Head {
  readonly topic_id: number
  readonly partition: number
  readonly high: number
}

/**
 * The log of a single building: in Postgres, for one process or several on the same database. Brings its schema
 * `event_log` up to date first.
 * @throws {LogUnavailable} when the database does not answer
 */
export const openEmbeddedEventLog = async (options: EmbeddedEventLogOptions): Promise<EventLog> => {
  const settings = settingsOf(options)
  const connections = openConnections(settings)
  try {
    const schema = await readFile(SCHEMA, 'utf8')
    const migration = `begin; select pg_advisory_xact_lock(1701999458, 0); ${schema}; commit`
    await retryUntil({ timeoutMs: settings.appendTimeoutMs }, () => connections.pool.query(migration))
    return new EmbeddedEventLog(connections, settings)
  } catch (error) {
    await connections.close()
    throw error
  }
}

class EmbeddedEventLog implements EventLog {
  private readonly highWatermarks = new HighWatermarks()
  private readonly throttle = new ConsumerThrottle()
  private readonly topics: TopicCatalogue
  private readonly appenders = new Map<string, Promise<TopicAppender>>()
  private readonly subscriptions = new Set<EmbeddedSubscription>()
  private readonly session: ControlSession
  private readonly groups: ConsumerGroups
  private readonly retentionAndCompaction: RetentionAndCompaction

  constructor(
    private readonly connections: Connections,
    private readonly settings: EmbeddedSettings,
  ) {
    const { pool } = connections
    this.topics = new TopicCatalogue(pool, this.highWatermarks, settings.partitions)
    this.session = new ControlSession(settings.url, settings.logger)
    this.groups = new ConsumerGroups(this.session, settings.leaseMs)
    this.retentionAndCompaction = new RetentionAndCompaction(connections.retentionAndCompaction, settings.logger)
    this.session.start(settings.pollMs, () => this.turn())
    this.retentionAndCompaction.start(settings.housekeepingMs)
  }

  async createTopics(topics: readonly Topic[]): Promise<void> {
    await this.answered(() => this.topics.create(topics))
  }

  async append(topic: string, records: readonly LogRecord[]): Promise<void> {
    const appender = await this.appenderOf(topic)
    await appender.append(records)
  }

  async subscribe(consumer: LogConsumer): Promise<Subscription> {
    const topic = await this.answered(() => this.topics.find(consumer.topic))
    const subscription = new EmbeddedSubscription({
      consumer,
      topicId: topic.id,
      groups: this.groups,
      sourceOf: (partition) => this.sourceOf(topic, partition),
      logger: this.settings.logger,
      onClosed: () => this.subscriptions.delete(subscription),
    })
    await subscription.open()
    this.subscriptions.add(subscription)
    return subscription
  }

  offsetsAt(topic: string, at: Date): Promise<ReadonlyMap<number, number>> {
    return this.answered(async () => offsetsAt(this.connections.pool, (await this.topics.find(topic)).id, at))
  }

  deleteRecords(topic: string, before: ReadonlyMap<number, number>): Promise<void> {
    return this.answered(async () => {
      const { id } = await this.topics.find(topic)
      const { retentionAndCompaction: pool } = this.connections
      for (const [partition, offset] of before) await deleteRecords(pool, id, partition, offset)
    })
  }

  watermarks(topic: string): Promise<ReadonlyMap<number, Watermarks>> {
    return this.answered(() => this.topics.watermarks(topic))
  }

  async check(): Promise<void> {
    await this.answered(() => this.connections.pool.query('select'))
  }

  async close(): Promise<void> {
    await this.retentionAndCompaction.stop()
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()))
    for (const opening of this.appenders.values())
      await opening.then((appender) => appender.idle()).catch(() => undefined)
    await this.session.close()
    await this.connections.close()
  }

  /** One lookup for all callers of a topic, so that none overtakes another. */
  private appenderOf(topic: string): Promise<TopicAppender> {
    const known = this.appenders.get(topic)
    if (known) return known
    const opening = this.answered(() => this.topics.find(topic)).then((found) => this.openAppender(found))
    this.appenders.set(topic, opening)
    opening.catch(() => this.appenders.delete(topic))
    return opening
  }

  private openAppender(topic: KeptTopic): TopicAppender {
    const { highWatermarks, settings } = this
    const { pool } = this.connections
    return new TopicAppender({
      pool,
      highWatermarks,
      topic,
      timeoutMs: settings.appendTimeoutMs,
      throttle: this.throttle,
    })
  }

  private sourceOf(topic: KeptTopic, partition: number) {
    const { highWatermarks, connections, settings } = this
    return {
      watermarks: async () => {
        const found = (await this.topics.watermarks(topic.name)).get(partition)
        if (!found) throw new Error(`The topic ${topic.name} has no partition ${partition}`)
        return found
      },
      reached: async (offset: number, signal: AbortSignal) => {
        await highWatermarks.reached(topic.id, partition, offset, signal)
        return highWatermarks.high(topic.id, partition)
      },
      gathered: (takenAtMs: number) => this.throttle.gather(topic.name, takenAtMs),
      released: (signal: AbortSignal) => this.throttle.over(topic.name, signal),
      read: (offset: number) =>
        readRecords(connections.readers, { topicId: topic.id, partition, offset }, settings.batch),
    }
  }

  private async turn(): Promise<void> {
    await this.groups.renewWhenDue()
    const ids = this.topics.ids()
    if (ids.length === 0) return
    const rows = await this.session.query<Head>(() => ({ name: 'event_log_poll', text: POLL, values: [ids] }))
    const partitions = new Map<number, number>()
    for (const { topic_id, partition, high } of rows) {
      this.highWatermarks.advance(topic_id, partition, high)
      partitions.set(topic_id, (partitions.get(topic_id) ?? 0) + 1)
    }
    this.topics.widened(partitions)
  }

  /** @throws {LogUnavailable} for whatever Postgres or the way to it throws */
  private async answered<Result>(ask: () => Promise<Result>): Promise<Result> {
    try {
      return await ask()
    } catch (error) {
      throw error instanceof UnknownTopic ? error : unavailable(error)
    }
  }
}
