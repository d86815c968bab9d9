import { randomUUID } from 'node:crypto'
import type { Topic } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { kafkaBrokers } from '@doorledger/testing'
import kafkajs from 'kafkajs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { breakEverything, passage, passagesView, recordOfPassage } from '../../test/passages.js'
import { PATIENCE, ProjectionWorld, QUIET } from '../../test/projection-world.js'
import { TopicTruncated } from './topic-truncated.js'

/** A topic from whose beginning records can be removed, on one of the two logs. */
interface TruncatableTopic {
  readonly log: EventLog
  readonly name: string
  /** so that the low watermark is above 0 */
  truncate(): Promise<void>
  close(): Promise<void>
}

const topicOf = (rest: Partial<Topic> = {}): Topic => ({
  name: `truncated.${randomUUID()}.v1`,
  description: 'Made for one test',
  key: 'door',
  partitions: 1,
  cleanup: 'delete',
  retentionMs: null,
  maxMessageBytes: 1_048_576,
  public: false,
  ...rest,
})

const inEmbeddedLog = async (world: ProjectionWorld): Promise<TruncatableTopic> => {
  const topic = topicOf()
  const log = await openEmbeddedEventLog({ url: world.url, housekeepingMs: 20 })
  await log.createTopics([topic])
  const truncate = async () => {
    await log.createTopics([{ ...topic, retentionMs: 1 }])
    await vi.waitUntil(async () => (await log.watermarks(topic.name)).get(0)!.low > 0, PATIENCE)
    await log.createTopics([topic])
  }
  return { log, name: topic.name, truncate, close: () => log.close() }
}

const inKafka = async (): Promise<TruncatableTopic> => {
  const topic = topicOf()
  const log = openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'truncated' })
  await log.createTopics([topic])
  const truncate = async () => {
    const admin = new kafkajs.Kafka({ brokers: kafkaBrokers(), clientId: 'outside', logLevel: 0 }).admin()
    await admin.connect()
    await admin.fetchTopicOffsets(topic.name)
    await admin.deleteTopicRecords({ topic: topic.name, partitions: [{ partition: 0, offset: '50' }] })
    await admin.disconnect()
  }
  return { log, name: topic.name, truncate, close: () => log.close() }
}

describe.each([
  ['the embedded log', inEmbeddedLog],
  ['Kafka', inKafka],
] as const)('a view of a topic of %s that no longer holds its beginning', (_, open) => {
  let world: ProjectionWorld
  let topic: TruncatableTopic
  beforeEach(async () => {
    world = await ProjectionWorld.open()
    breakEverything()
    topic = await open(world)
  })
  afterEach(async () => {
    await world.close()
    await topic.close()
  })

  const appendSome = (from: number) => {
    const some = Array.from({ length: 100 }, (_, n) => passage('front', from + n))
    return topic.log.append(
      topic.name,
      some.map((event) => recordOfPassage(event)),
    )
  }
  const filled = async () => {
    const running = await world.start(passagesView(topic.name), { log: topic.log })
    await appendSome(0)
    await world.caughtUp(running)
    return running
  }
  const rows = () => world.rows('select n from passages order by n')

  it('is not rebuilt, and keeps its rows', async () => {
    const running = await filled()
    await running.checkRebuildable()
    await topic.truncate()
    await expect(running.checkRebuildable()).rejects.toBeInstanceOf(TopicTruncated)
    await expect(running.rebuild()).rejects.toThrow(`${topic.name} holds nothing before offset`)
    expect(await rows()).toHaveLength(100)
    await appendSome(100)
    await world.caughtUp(running)
    expect(await rows()).toHaveLength(200)
  })

  it('keeps its rows and goes on when a release has a newer version of it, and says why once', async () => {
    await (await filled()).stop()
    await topic.truncate()
    const error = vi.fn()
    const newer = { ...passagesView(topic.name), version: 2 }
    const running = await world.start(newer, { log: topic.log, logger: { ...QUIET, error } })
    await appendSome(100)
    await world.caughtUp(running)
    expect(await rows()).toHaveLength(200)
    expect(await running.progress()).toMatchObject({ version: 1 })
    await running.stop()
    const reason = expect.objectContaining({ err: expect.any(TopicTruncated) as unknown }) as unknown
    expect(error.mock.calls).toEqual([[reason, expect.stringContaining('older version')]])
  })

  it('keeps its rows when the beginning goes while the new table is filled', async () => {
    const running = await filled()
    const holding = await world.database.connect()
    await holding.query(`begin; select from checkpoints where projection = 'all-passages' for update`)
    const rebuilt = running.rebuild().catch((error: unknown) => error)
    await vi.waitUntil(async () => ((await running.progress()).rebuild?.lag ?? 1) === 0, PATIENCE)
    await topic.truncate()
    await holding.query('commit')
    holding.release()
    expect(await rebuilt).toBeInstanceOf(TopicTruncated)
    expect(await rows()).toHaveLength(100)
  })
})
