import { randomUUID } from 'node:crypto'
import type { Topic } from '@doorledger/contracts'
import { kafkaBrokers } from '@doorledger/testing'
import kafkajs, { type Admin, type Kafka as KafkaClient } from 'kafkajs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { someRecords } from '../contract/log-under-test.js'
import { ViewConsumer, ViewStore } from '../contract/view-store.js'
import type { EventLog, LogConsumer, RecordBatch } from '../event-log.js'
import { partitionOf } from '../partition-of.js'
import { readLogOnce } from '../read-log-once.js'
import { skipOffsets } from '../skip-offsets.js'
import { openKafkaEventLog } from './kafka-event-log.js'

const PATIENCE = { timeout: 60_000, interval: 20 }

/** Keeps its position in memory. */
class Reader implements LogConsumer {
  readonly group = `group-${randomUUID()}`
  readonly batches: RecordBatch[] = []
  claims = 0

  constructor(
    readonly topic: string,
    private next: number,
  ) {}

  get values(): string[] {
    return this.batches.flatMap(({ records }) => records.map(({ value }) => value))
  }

  claim(): Promise<number> {
    this.claims += 1
    return Promise.resolve(this.next)
  }

  process(batch: RecordBatch): Promise<void> {
    this.batches.push(batch)
    this.next = batch.nextOffset
    return Promise.resolve()
  }

  release(): void {
    // Nothing is held.
  }
}

describe('positions in Kafka', () => {
  let outside: KafkaClient
  let admin: Admin
  let log: EventLog
  const faults: string[] = []

  beforeAll(async () => {
    outside = new kafkajs.Kafka({ brokers: kafkaBrokers(), clientId: 'outside', logLevel: 0 })
    admin = outside.admin()
    await admin.connect()
    const note = (details: object, message: string) =>
      void faults.push(`${message} ${'err' in details ? String(details.err) : ''}`)
    const logger = { debug: () => undefined, warn: note, error: note }
    log = openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'positions', logger })
  })
  afterAll(async () => {
    await log.close()
    await admin.disconnect()
  })

  const topicWith = async (count: number, partitions = 1): Promise<string> => {
    const name = `positions.${randomUUID()}.v1`
    const rest = { description: '', key: '', cleanup: 'delete', retentionMs: null, maxMessageBytes: 1_000_000 } as const
    const topic: Topic = { name, partitions, public: false, ...rest }
    await log.createTopics([topic])
    await log.append(
      name,
      Array.from({ length: count }, (_, index) => ({ key: 'k', value: `${index}` })),
    )
    return name
  }

  it('that the log has not reached stop the reader, loudly', async () => {
    const topic = await topicWith(3)
    const reader = new Reader(topic, 7)
    const reading = await log.subscribe(reader)
    await expect.poll(() => reader.claims, PATIENCE).toBeGreaterThan(1)
    expect(reader.batches).toEqual([])
    expect(faults.join()).toContain('Records up to 7 were processed, but the log ends at 3')
    await reading.close()
  })

  it('before the first record that is kept are moved on to it', async () => {
    const topic = await topicWith(10)
    await admin.fetchTopicOffsets(topic)
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '6' }] })
    const reader = new Reader(topic, 2)
    const reading = await log.subscribe(reader)
    await expect.poll(() => reader.values, PATIENCE).toEqual(['6', '7', '8', '9'])
    expect(reader.batches[0]).toEqual({ topic, partition: 0, records: [], nextOffset: 6 })
    expect(faults.join()).toContain('Records were removed before they were processed')
    await reading.close()
  })

  const newTopic = async (cleanup: Topic['cleanup'] = 'delete'): Promise<Topic> => {
    const name = `positions.${randomUUID()}.v1`
    const rest = { description: '', key: '', retentionMs: null, maxMessageBytes: 1_000_000, public: false } as const
    const topic: Topic = { name, partitions: 3, cleanup, ...rest }
    await log.createTopics([topic])
    return topic
  }
  const skipping = (topic: Topic, ends: Record<number, number>, on: EventLog = log) =>
    skipOffsets({
      log: on,
      topic,
      ends: new Map(Object.entries(ends).map(([partition, end]) => [Number(partition), end])),
      group: `positions-${randomUUID()}`,
    })
  const keyTo = (partition: number) =>
    Array.from({ length: 99 }, (_, n) => `k${n}`).find((each) => partitionOf(each, 3) === partition)!

  it.each(['delete', 'compact'] as const)('of a topic that was lost are used up in a new one, %s', async (cleanup) => {
    const topic = await newTopic(cleanup)
    const { name } = topic
    await skipping(topic, { 0: 7, 2: 12_003 })
    const marks = await log.watermarks(name)
    expect([0, 1, 2].map((partition) => marks.get(partition))).toEqual([
      { low: 7, high: 7 },
      { low: 0, high: 0 },
      { low: 12_003, high: 12_003 },
    ])
    // What has come as far is never touched.
    await log.append(name, [{ key: keyTo(0), value: 'first' }])
    await skipping(topic, { 0: 8 })
    expect((await log.watermarks(name)).get(0)).toEqual({ low: 7, high: 8 })
    await expect(skipping(topic, { 3: 1 })).rejects.toThrow(`${name} has 3 partitions`)
  })

  it.each(['delete', 'compact'] as const)(
    'are used up when the first attempt ended before it deleted, %s',
    async (cleanup) => {
      const topic = await newTopic(cleanup)
      await log.append(topic.name, [{ key: keyTo(0), value: 'written early' }])
      const ending = Object.assign(Object.create(log) as EventLog, {
        deleteRecords: () => Promise.reject(new Error('The job ends')),
      })
      await expect(skipping(topic, { 0: 9, 2: 3 }, ending)).rejects.toThrow('The job ends')
      await log.append(topic.name, [{ key: keyTo(2), value: 'written since' }])
      await skipping(topic, { 0: 9, 2: 3 })
      const marks = await log.watermarks(topic.name)
      const found: string[] = []
      const reading = { topic: topic.name, group: `positions-${randomUUID()}`, signal: new AbortController().signal }
      for await (const { records } of readLogOnce(log, reading)) found.push(...records.map(({ value }) => value))
      expect(marks.get(0)!.low).toBeGreaterThanOrEqual(9)
      expect(marks.get(2)!.low).toBe(3)
      // at least once, as anything that is appended
      expect([...new Set(found)].sort()).toEqual(['written early', 'written since'])
    },
  )

  it('of an intact topic are left as they are', async () => {
    const topic = await newTopic()
    await log.append(
      topic.name,
      Array.from({ length: 5 }, (_, n) => ({ key: keyTo(1), value: `${n}` })),
    )
    await skipping(topic, { 1: 4 })
    expect((await log.watermarks(topic.name)).get(1)).toEqual({ low: 0, high: 5 })
  })

  it('pass over the gaps that transactions leave', async () => {
    const topic = await topicWith(2)
    const producer = outside.producer({
      transactionalId: randomUUID(),
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    })
    await producer.connect()
    const write = async (values: readonly string[], end: 'commit' | 'abort') => {
      const transaction = await producer.transaction()
      await transaction.send({ topic, messages: values.map((value) => ({ key: 'k', value })) })
      await transaction[end]()
    }
    await write(['dropped', 'dropped too'], 'abort')
    await write(['kept'], 'commit')
    await write(['dropped again'], 'abort')
    await log.append(topic, [{ key: 'k', value: 'last' }])
    const reader = new Reader(topic, 0)
    const reading = await log.subscribe(reader)
    await expect.poll(() => reader.values, PATIENCE).toEqual(['0', '1', 'kept', 'last'])
    await log.append(topic, [{ key: 'k', value: 'later' }])
    await expect.poll(() => reader.values, PATIENCE).toEqual(['0', '1', 'kept', 'last', 'later'])
    await reading.close()
    await producer.disconnect()
  })

  it('are shown to tools that watch the lag of a group', async () => {
    const topic = await topicWith(5)
    const reader = new Reader(topic, 0)
    const reading = await log.subscribe(reader)
    await expect.poll(() => reader.values.length, PATIENCE).toBe(5)
    await reading.close()
    const [committed] = await admin.fetchOffsets({ groupId: `${reader.group}.${topic}`, topics: [topic] })
    expect(committed?.partitions).toMatchObject([{ partition: 0, offset: '5' }])
  })

  it('are committed by whoever has the partition now, not by whoever had it before', async () => {
    const topic = await topicWith(0, 2)
    const [store, group] = [new ViewStore(), `group-${randomUUID()}`]
    const [before, after] = [new ViewConsumer(topic, group, store), new ViewConsumer(topic, group, store)]
    const first = await log.subscribe(before)
    await log.append(topic, someRecords(100, 20))
    await expect.poll(() => store.rows.length, PATIENCE).toBe(100)
    const second = await log.subscribe(after)
    await expect.poll(() => [before.owned.size, after.owned.size], PATIENCE).toEqual([1, 1])
    const [moved] = after.owned
    await log.append(topic, someRecords(100, 20))
    await expect.poll(() => store.rows.length, PATIENCE).toBe(200)
    const committed = async () => {
      const [offsets] = await admin.fetchOffsets({ groupId: `${group}.${topic}`, topics: [topic] })
      return Number(offsets?.partitions.find(({ partition }) => partition === moved)?.offset)
    }
    const reached = store.position(moved!)
    await expect.poll(committed, PATIENCE).toBe(reached)
    await first.close()
    expect(await committed()).toBe(reached)
    await second.close()
  })
})
