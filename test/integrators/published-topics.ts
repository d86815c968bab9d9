import { topics } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import kafkajs, { type Admin, type Consumer } from 'kafkajs'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DistributedServices } from '../system/distributed-services.js'

interface CloudEvent {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly subject: string
  readonly time: string
  readonly dataschema: string
  readonly partitionkey: string
  readonly data: Readonly<Record<string, unknown>>
}

interface Consumed {
  readonly topic: string
  readonly partition: number
  readonly key: string
  readonly value: string
  readonly timestamp: number
}

const { ConfigResourceTypes, Kafka, logLevel, Partitioners } = kafkajs
const TOPICS = ['device.events.v1', 'access.events.v1']
const AUDITS = [
  { event: '05070000', time: 20261113091752, auditId: 254 },
  { event: '05080000', time: 20261113091800, auditId: 1 },
  { event: '008A0000', time: 20261113091900, auditId: 2 },
  { event: '05070000', time: 20260231000000, auditId: 3 },
]
const soon = { timeout: 60_000, interval: 100 }

/** Knows Doorledger by its reference alone: brokers, topic names, published schemas. */
export const describePublishedTopics = (told: () => DistributedServices): void => {
  describe('an integrator with a Kafka client', () => {
    const deviceId = `door-${newId()}`
    const consumed: Consumed[] = []
    let consumer: Consumer
    let admin: Admin
    const startedAt = Date.now()

    beforeAll(async () => {
      const services = told()
      const kafka = new Kafka({ brokers: [...services.brokers], clientId: 'integrator', logLevel: logLevel.NOTHING })
      consumer = kafka.consumer({ groupId: `integrator-${newId()}` })
      admin = kafka.admin()
      await Promise.all([consumer.connect(), admin.connect()])
      await consumer.subscribe({ topics: TOPICS, fromBeginning: true })
      await consumer.run({
        eachMessage: async ({ topic, partition, message: { key, value, timestamp } }) => {
          if (key?.toString() !== `default:${deviceId}`) return
          consumed.push({ topic, partition, key: String(key), value: String(value), timestamp: Number(timestamp) })
        },
      })
      const lock = await services.deviceIngest.register(deviceId)
      const answer = await services.deviceIngest.handIn(lock, { audits: AUDITS })
      expect(answer).toMatchObject({ status: 200, body: { accepted: 3, quarantined: 1 } })
      await vi.waitFor(() => expect(consumed.filter(({ topic }) => topic === 'access.events.v1')).toHaveLength(2), soon)
      const last = ['device.registered', 'device.audit_quarantined']
      await vi.waitFor(() => expect(typesIn('device.events.v1')).toEqual(expect.arrayContaining(last)), soon)
    })
    afterAll(() => Promise.all([consumer.disconnect(), admin.disconnect()]))

    const events = () => consumed.map(({ value }) => JSON.parse(value) as CloudEvent)
    const typesIn = (wanted: string) =>
      consumed.filter(({ topic }) => topic === wanted).map(({ value }) => (JSON.parse(value) as CloudEvent).type)

    it('finds what a device recorded in one topic, and the attempts at the door in the other', () => {
      expect(typesIn('device.events.v1')).toEqual(
        expect.arrayContaining([
          'device.registered',
          'device.audit_block_received',
          'device.audit_recorded',
          'device.audit_gap_detected',
          'device.audit_quarantined',
        ]),
      )
      expect(typesIn('device.events.v1').filter((type) => type === 'device.audit_recorded')).toHaveLength(3)
      expect(typesIn('access.events.v1')).toEqual(['access.granted', 'access.denied'])
    })

    it('can read each value alone as a CloudEvents 1.0 event', () => {
      for (const { data, ...attributes } of events()) {
        expect(attributes).toMatchObject({ specversion: '1.0', datacontenttype: 'application/json' })
        for (const required of ['id', 'source', 'type'] as const) expect(attributes[required]).toMatch(/./)
        for (const [name, value] of Object.entries(attributes)) {
          expect(name).toMatch(/^[a-z0-9]{1,20}$/)
          expect(['string', 'number', 'boolean']).toContain(typeof value)
        }
        expect(new Date(attributes.time).toISOString()).toBe(attributes.time)
        expect(data).toBeTypeOf('object')
      }
      const identities = events().map(({ source, id }) => `${source} ${id}`)
      expect(new Set(identities).size).toBe(identities.length)
    })

    it('can check each event against the schema that is published for its type and version', async () => {
      const ajv = addFormats.default(new Ajv2020({ strict: false, logger: false }))
      const published = new URL('../../docs/reference/events/', import.meta.url)
      for (const event of events()) {
        const [, , , type, version] = event.dataschema.split(':')
        expect(type).toBe(event.type)
        const schema = JSON.parse(
          await readFile(new URL(`${type}.${version}.schema.json`, published), 'utf8'),
        ) as object
        const isValid = ajv.getSchema(event.dataschema) ?? ajv.compile(schema)
        expect(isValid(event), JSON.stringify(isValid.errors)).toBe(true)
        expect(isValid({ ...event, data: 'tampered with' })).toBe(false)
      }
    })

    it('finds each event under its key, in the partition that Kafka gives that key, stamped by the broker', async () => {
      for (const { topic, key, partition, value, timestamp } of consumed) {
        const { partitions } = (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]!
        const message = { key, value }
        expect(Partitioners.DefaultPartitioner()({ topic, partitionMetadata: partitions, message })).toBe(partition)
        expect((JSON.parse(value) as CloudEvent).partitionkey).toBe(key)
        expect(timestamp).toBeGreaterThanOrEqual(startedAt)
      }
    })

    it.each(TOPICS)('finds %s as the reference describes it', async (name) => {
      const { partitions, retentionMs, cleanup, maxMessageBytes } = topics.find((topic) => topic.name === name)!
      const [metadata] = (await admin.fetchTopicMetadata({ topics: [name] })).topics
      expect(metadata!.partitions).toHaveLength(partitions)
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: ConfigResourceTypes.TOPIC, name }],
      })
      const settings = Object.fromEntries(
        resources[0]!.configEntries.map((entry) => [entry.configName, entry.configValue]),
      )
      expect(settings).toMatchObject({
        'message.timestamp.type': 'LogAppendTime',
        'cleanup.policy': cleanup,
        'retention.ms': String(retentionMs ?? -1),
        'max.message.bytes': String(maxMessageBytes),
      })
    })
  })
}
