import { freshDatabase } from '@doorledger/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFreezableProxy, type FreezableProxy } from '../contract/freezable-proxy.js'
import { freshTopic, PATIENCE, recordCount, someRecords, someTopic } from '../contract/log-under-test.js'
import { ViewConsumer, ViewStore } from '../contract/view-store.js'
import { LogUnavailable, type EventLog } from '../event-log.js'
import { RecordTooLarge } from '../record-too-large.js'
import { openEmbeddedEventLog } from './embedded-event-log.js'
import { UnknownTopic } from './topic-catalogue.js'

const NO_LEASE_ENDS_MS = 3_600_000

describe('the embedded log', () => {
  let url: string
  let log: EventLog
  let proxy: FreezableProxy
  let behindProxy: EventLog
  beforeEach(async () => {
    url = await freshDatabase()
    const address = new URL(url)
    proxy = await openFreezableProxy({ host: address.hostname, port: Number(address.port) })
    address.host = `127.0.0.1:${proxy.port}`
    log = await openEmbeddedEventLog({ url, leaseMs: NO_LEASE_ENDS_MS })
    behindProxy = await openEmbeddedEventLog({ url: address.href, leaseMs: NO_LEASE_ENDS_MS })
  })
  afterEach(async () => {
    proxy.thaw()
    await Promise.all([log.close(), behindProxy.close()])
    await proxy.close()
  })

  it('gives up an append that nobody answers, and goes on when it is answered again', async () => {
    const { topic } = await freshTopic(log, 2)
    await behindProxy.append(topic, someRecords(1))
    proxy.freeze()
    const unanswered = [behindProxy.append(topic, someRecords(1)), behindProxy.check(), behindProxy.watermarks(topic)]
    const outcomes = await Promise.allSettled(unanswered)
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(LogUnavailable) as unknown })
    proxy.thaw()
    const appended = () => behindProxy.append(topic, someRecords(1)).then(() => 'appended', String)
    await expect.poll(appended, PATIENCE).toBe('appended')
    await behindProxy.check()
  })

  it('cannot be opened where there is no database', async () => {
    const opening = openEmbeddedEventLog({ url: 'postgres://nobody@127.0.0.1:1/nothing', appendTimeoutMs: 100 })
    await expect(opening).rejects.toBeInstanceOf(LogUnavailable)
  })

  it('frees the partitions of a process that ended at once, however long its lease', async () => {
    const { topic, group } = await freshTopic(log, 2)
    const store = new ViewStore()
    const [ended, lasting] = [new ViewConsumer(topic, group, store), new ViewConsumer(topic, group, store)]
    await behindProxy.subscribe(ended)
    await expect.poll(() => ended.owned.size, PATIENCE).toBe(2)
    await log.subscribe(lasting)
    await expect.poll(() => [ended.owned.size, lasting.owned.size], PATIENCE).toEqual([1, 1])
    await proxy.close()
    await expect.poll(() => lasting.owned.size, PATIENCE).toBe(2)
  })

  it('refuses what it cannot keep, and takes what was appended beside it', async () => {
    const topic = someTopic(1, { maxMessageBytes: 1000 })
    await log.createTopics([topic])
    const outcomes = await Promise.allSettled([
      log.append(topic.name, someRecords(1)),
      log.append(topic.name, [...someRecords(1), { key: 'large', value: 'x'.repeat(1001) }]),
      log.append(topic.name, [{ key: 'nul', value: 'a\0b' }]),
      log.append(topic.name, someRecords(1)),
    ])
    const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined) as unknown)
    expect(reasons).toEqual([undefined, expect.any(RecordTooLarge), expect.any(RangeError), undefined])
    expect(await recordCount(log, topic.name)).toBe(2)
  })

  it('refuses a topic that nobody created, until somebody does', async () => {
    const topic = someTopic(1)
    await expect(log.append(topic.name, someRecords(1))).rejects.toBeInstanceOf(UnknownTopic)
    await expect(log.subscribe(new ViewConsumer(topic.name, 'reader'))).rejects.toBeInstanceOf(UnknownTopic)
    await log.createTopics([topic])
    await log.append(topic.name, someRecords(1))
  })

  it('gives a topic at most four partitions unless told otherwise', async () => {
    const [narrow, wide] = [someTopic(3), someTopic(12)]
    await log.createTopics([narrow, wide])
    expect((await log.watermarks(narrow.name)).size).toBe(3)
    expect((await log.watermarks(wide.name)).size).toBe(4)
  })

  it('delivers nothing to a consumer that claims to be ahead of it', async () => {
    const { topic, group } = await freshTopic(log, 1)
    await log.append(topic, someRecords(10))
    const consumer = new ViewConsumer(topic, group)
    consumer.store.moveTo(0, 11)
    await log.subscribe(consumer)
    await expect.poll(() => consumer.claimed.length, PATIENCE).toBeGreaterThan(1)
    expect(consumer.store.rows).toEqual([])
    consumer.store.moveTo(0, 9)
    await expect.poll(() => consumer.store.values(), PATIENCE).toEqual(['9'])
  })

  it('sees at once in one process what the other widened', async () => {
    const topic = someTopic(1)
    await log.createTopics([topic])
    await behindProxy.append(topic.name, someRecords(20, 20))
    await log.createTopics([{ ...topic, partitions: 4 }])
    const consumer = new ViewConsumer(topic.name, 'reader')
    await behindProxy.subscribe(consumer)
    await expect.poll(() => consumer.owned.size, PATIENCE).toBe(4)
    await log.append(topic.name, someRecords(80, 80))
    await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(100)
    expect(new Set(consumer.store.rows.map((row) => row.partition)).size).toBe(4)
  })
})
