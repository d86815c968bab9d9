import type { Topic } from '@doorledger/contracts'
import type { Pool, PoolClient } from 'pg'
import type { Watermarks } from '../event-log.js'
import type { HighWatermarks } from './high-watermarks.js'

/** Nobody has created the topic. */
export class UnknownTopic extends Error {
  override readonly name = 'UnknownTopic'
}

/** A topic as the log keeps it. */
export interface KeptTopic {
  readonly id: number
  readonly name: string
  partitions: number
  maxMessageBytes: number
}

interface TopicRow {
  readonly id: number
  readonly name: string
  readonly partitions: number
  readonly max_message_bytes: number
}

const FIND_TOPIC = `
  select t.id, t.name, t.max_message_bytes,
    (select count(*)::integer from event_log.partitions p where p.topic_id = t.id) as partitions
  from event_log.topics t where t.name = $1`

/** A declaration that changed is followed, but for the partitions, which only become more. */
const KEEP_TOPIC = `
  insert into event_log.topics as t (name, cleanup, retention_ms, max_message_bytes) values ($1, $2, $3, $4)
  on conflict (name) do update set cleanup = excluded.cleanup, retention_ms = excluded.retention_ms,
    max_message_bytes = excluded.max_message_bytes
  where (t.cleanup, t.retention_ms, t.max_message_bytes) is distinct from
    (excluded.cleanup, excluded.retention_ms, excluded.max_message_bytes)`

const WIDEN_TOPIC = `
  insert into event_log.partitions (topic_id, partition)
  select t.id, n.partition from event_log.topics t, generate_series(0, $2 - 1) as n(partition) where t.name = $1
  on conflict do nothing`

const WATERMARKS =
  'select partition, low::float8, high::float8 from event_log.partitions where topic_id = $1 order by partition'

/** The topics of the log, remembered: their ids stay, their partitions are kept up to date by the poll. */
export class TopicCatalogue {
  private readonly known = new Map<string, KeptTopic>()

  constructor(
    private readonly pool: Pool,
    private readonly highWatermarks: HighWatermarks,
    private readonly partitionsOf: (topic: Topic) => number,
  ) {}

  async create(topics: readonly Topic[]): Promise<void> {
    const client = await this.pool.connect()
    try {
      await client.query('begin')
      // Always in the same order, or two processes that start together could wait for each other.
      for (const topic of topics.toSorted((a, b) => (a.name < b.name ? -1 : 1))) await this.keep(client, topic)
      await client.query('commit')
      client.release()
    } catch (error) {
      client.release(true)
      throw error
    }
    for (const { name } of topics) if (this.known.has(name)) await this.load(name)
  }

  /** @throws {UnknownTopic} */
  async find(name: string): Promise<KeptTopic> {
    return this.known.get(name) ?? (await this.load(name))
  }

  async watermarks(name: string): Promise<ReadonlyMap<number, Watermarks>> {
    const topic = await this.find(name)
    const { rows } = await this.pool.query<Watermarks & { partition: number }>(WATERMARKS, [topic.id])
    for (const { partition, high } of rows) this.highWatermarks.advance(topic.id, partition, high)
    topic.partitions = rows.length
    return new Map(rows.map(({ partition, low, high }) => [partition, { low, high }]))
  }

  /** How many partitions topics have now, as the poll saw it. */
  widened(partitionsById: ReadonlyMap<number, number>): void {
    for (const topic of this.known.values()) topic.partitions = partitionsById.get(topic.id) ?? topic.partitions
  }

  ids(): number[] {
    return [...this.known.values()].map(({ id }) => id)
  }

  private async load(name: string): Promise<KeptTopic> {
    const { rows } = await this.pool.query<TopicRow>(FIND_TOPIC, [name])
    const row = rows[0]
    if (!row) throw new UnknownTopic(`The log has no topic ${name}`)
    const { id, partitions, max_message_bytes: maxMessageBytes } = row
    const topic = this.known.get(name) ?? { id, name, partitions, maxMessageBytes }
    this.known.set(name, Object.assign(topic, { partitions, maxMessageBytes }))
    return topic
  }

  private async keep(client: PoolClient, topic: Topic): Promise<void> {
    const { name, cleanup, retentionMs, maxMessageBytes } = topic
    await client.query(KEEP_TOPIC, [name, cleanup, retentionMs, maxMessageBytes])
    await client.query(WIDEN_TOPIC, [name, this.partitionsOf(topic)])
  }
}
