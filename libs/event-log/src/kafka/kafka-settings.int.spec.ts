import { randomUUID } from 'node:crypto'
import { DAY_MS, type Topic } from '@doorledger/contracts'
import { kafkaBrokers } from '@doorledger/testing'
import kafkajs, { type Admin } from 'kafkajs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventLog } from '../event-log.js'
import { openKafkaEventLog } from './kafka-event-log.js'

const { ConfigResourceTypes, Kafka } = kafkajs

/** Brokers learn of a change a moment after it is acknowledged. */
const PATIENCE = { timeout: 60_000, interval: 50 }

const someTopic = (rest: Partial<Topic> = {}): Topic => ({
  name: `settings.${randomUUID()}.v1`,
  description: 'Made for one test',
  key: 'anything',
  partitions: 5,
  cleanup: 'delete',
  retentionMs: 90 * DAY_MS,
  maxMessageBytes: 2 * 1_048_576,
  public: false,
  ...rest,
})

describe('topics in Kafka', () => {
  let admin: Admin
  let log: EventLog

  beforeAll(async () => {
    admin = new Kafka({ brokers: kafkaBrokers(), clientId: 'outside', logLevel: 0 }).admin()
    await admin.connect()
    log = openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'settings', replication: 1, minInsyncReplicas: 1 })
  })
  afterAll(async () => {
    await log.close()
    await admin.disconnect()
  })

  const settingsOf = async (topic: string): Promise<Record<string, string>> => {
    const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic }]
    const described = await admin.describeConfigs({ includeSynonyms: false, resources })
    const entries = described.resources[0]?.configEntries ?? []
    return Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]))
  }
  const change = (topic: string, name: string, value: string) =>
    admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name, value }] }],
    })

  it('have the partitions, retention and limits of their contract, and the time stamps of the log', async () => {
    const topic = someTopic()
    await log.createTopics([topic])
    expect(await settingsOf(topic.name)).toMatchObject({
      'cleanup.policy': 'delete',
      'message.timestamp.type': 'LogAppendTime',
      'retention.ms': String(90 * DAY_MS),
      'max.message.bytes': '2097152',
      'min.insync.replicas': '1',
    })
    expect((await log.watermarks(topic.name)).size).toBe(5)
  })

  it('are compacted, or kept for ever, where the contract says so', async () => {
    const topic = someTopic({ cleanup: 'compact', retentionMs: null })
    await log.createTopics([topic])
    expect(await settingsOf(topic.name)).toMatchObject({ 'cleanup.policy': 'compact', 'retention.ms': '-1' })
  })

  it('are set right again, and keep what an operator has set besides', async () => {
    const topic = someTopic()
    await log.createTopics([topic])
    await change(topic.name, 'segment.ms', '3600000')
    await expect.poll(() => settingsOf(topic.name), PATIENCE).toMatchObject({ 'message.timestamp.type': 'CreateTime' })
    await log.createTopics([topic])
    await expect
      .poll(() => settingsOf(topic.name), PATIENCE)
      .toMatchObject({
        'message.timestamp.type': 'LogAppendTime',
        'retention.ms': String(90 * DAY_MS),
        'segment.ms': '3600000',
      })
  })

  it('get as many partitions as the deployment wants', async () => {
    const narrow = openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'narrow', partitions: 2 })
    const topic = someTopic()
    await narrow.createTopics([topic])
    expect((await narrow.watermarks(topic.name)).size).toBe(2)
    await narrow.close()
  })

  it('take records by the clock of the log, however old the event', async () => {
    const topic = someTopic({ partitions: 1, retentionMs: DAY_MS })
    await log.createTopics([topic])
    const before = Date.now() - 60_000
    await log.append(topic.name, [{ key: 'k', value: 'recorded in 1999' }])
    const appendedAt = Promise.withResolvers<Date>()
    const reading = await log.subscribe({
      group: `group-${randomUUID()}`,
      topic: topic.name,
      claim: () => Promise.resolve(0),
      process: ({ records }) => Promise.resolve(appendedAt.resolve(records[0]?.appendedAt ?? new Date(0))),
      release: () => undefined,
    })
    expect((await appendedAt.promise).getTime()).toBeGreaterThan(before)
    await reading.close()
  })

  it('refuse a record that is too large, and nothing else', async () => {
    const topic = someTopic({ partitions: 1, maxMessageBytes: 10_000 })
    await log.createTopics([topic])
    const large = log.append(topic.name, [{ key: 'k', value: 'x'.repeat(10_001) }])
    const small = log.append(topic.name, [{ key: 'k', value: 'x'.repeat(9_000) }])
    await expect(large).rejects.toMatchObject({ name: 'RecordTooLarge' })
    await small
    expect((await log.watermarks(topic.name)).get(0)).toEqual({ low: 0, high: 1 })
  })

  it('take any number of records at once, though each batch is limited', async () => {
    const topic = someTopic({ partitions: 1, maxMessageBytes: 10_000 })
    await log.createTopics([topic])
    const records = Array.from({ length: 2_500 }, (_, index) => ({ key: 'k', value: `${index}`.padEnd(200) }))
    await log.append(topic.name, records)
    expect((await log.watermarks(topic.name)).get(0)).toEqual({ low: 0, high: 2_500 })
  })
})
