import type { Topic } from '@doorledger/contracts'
import kafkajs, { type Admin } from 'kafkajs'
import type { Watermarks } from '../event-log.js'
import type { KafkaEventLogOptions } from './kafka-options.js'
import { entriesOf, settingsToWrite, topicSettings, type TopicSettings } from './topic-settings.js'

const { ConfigResourceTypes, ConfigSource } = kafkajs

type Options = Pick<KafkaEventLogOptions, 'partitions' | 'replication' | 'minInsyncReplicas'>

/** -1 leaves it to the brokers' default. */
const BROKER_DEFAULT = -1

/**
 * Creates what is missing, widens what has too few partitions, and sets what the contracts say. To be called again
 * when it fails, as it does when another process creates the same topics, or a new topic is not yet known everywhere.
 */
export const ensureTopics = async (admin: Admin, topics: readonly Topic[], options: Options): Promise<void> => {
  if (topics.length === 0) return
  const wanted = topics.map((topic) => ({ ...topic, partitions: options.partitions ?? topic.partitions }))
  const present = new Set(await admin.listTopics())
  await createTopics(
    admin,
    wanted.filter(({ name }) => !present.has(name)),
    options,
  )
  await widenTopics(admin, wanted)
  await writeSettings(admin, wanted, options)
  for (const topic of wanted) await expectServed(admin, topic)
}

/**
 * A new partition has a leader a moment before that leader serves it. A batch sent meanwhile would be refused in part,
 * and its other part written twice.
 */
const expectServed = async (admin: Admin, { name, partitions }: Topic): Promise<void> => {
  const served = await admin.fetchTopicOffsets(name)
  if (served.length < partitions) throw new Error(`${served.length} of ${partitions} partitions of ${name} are served`)
}

const createTopics = async (admin: Admin, topics: readonly Topic[], options: Options): Promise<void> => {
  if (topics.length === 0) return
  await admin.createTopics({
    topics: topics.map((topic) => ({
      topic: topic.name,
      numPartitions: topic.partitions,
      replicationFactor: options.replication ?? BROKER_DEFAULT,
      configEntries: entriesOf(topicSettings(topic, options)),
    })),
  })
}

const widenTopics = async (admin: Admin, topics: readonly Topic[]): Promise<void> => {
  const present = await partitionCounts(admin, topics)
  const narrow = topics.filter(({ name, partitions }) => (present.get(name) ?? 0) < partitions)
  if (narrow.length === 0) return
  await admin.createPartitions({
    topicPartitions: narrow.map(({ name, partitions }) => ({ topic: name, count: partitions })),
  })
}

const partitionCounts = async (admin: Admin, topics: readonly Topic[]): Promise<ReadonlyMap<string, number>> => {
  const metadata = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) })
  return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]))
}

const writeSettings = async (admin: Admin, topics: readonly Topic[], options: Options): Promise<void> => {
  const present = await describeSettings(admin, topics)
  const resources = topics.flatMap((topic) => {
    const settings = settingsToWrite(ownSettings(present, topic.name), topicSettings(topic, options))
    return settings ? [{ type: ConfigResourceTypes.TOPIC, name: topic.name, configEntries: entriesOf(settings) }] : []
  })
  if (resources.length > 0) await admin.alterConfigs({ validateOnly: false, resources })
}

type Described = Awaited<ReturnType<typeof describeSettings>>

const describeSettings = async (admin: Admin, topics: readonly { name: string }[]) => {
  const resources = topics.map(({ name }) => ({ type: ConfigResourceTypes.TOPIC, name }))
  return (await admin.describeConfigs({ includeSynonyms: false, resources })).resources
}

/** What was set for the topic itself, not what it has from its broker. */
const ownSettings = (described: Described, topic: string): TopicSettings => {
  const entries = described.find(({ resourceName }) => resourceName === topic)?.configEntries ?? []
  return new Map(
    entries
      .filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG)
      .map(({ configName, configValue }) => [configName, configValue]),
  )
}

/** How large a batch of the topic may be, in bytes. */
export const maxBatchBytes = async (admin: Admin, topic: string): Promise<number> => {
  const [described] = await describeSettings(admin, [{ name: topic }])
  const limit = described?.configEntries.find(({ configName }) => configName === 'max.message.bytes')
  if (!limit) throw new Error(`Kafka does not tell how large messages of ${topic} may be`)
  return Number(limit.configValue)
}

export const watermarksOf = async (admin: Admin, topic: string): Promise<ReadonlyMap<number, Watermarks>> => {
  const offsets = await admin.fetchTopicOffsets(topic)
  return new Map(
    offsets
      .map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }] as const)
      .sort(([a], [b]) => a - b),
  )
}

export const offsetsAtOf = async (admin: Admin, topic: string, at: Date): Promise<ReadonlyMap<number, number>> => {
  const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, at.getTime())
  return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]))
}

export const deleteRecordsOf = async (
  admin: Admin,
  topic: string,
  before: ReadonlyMap<number, number>,
): Promise<void> => {
  const present = await watermarksOf(admin, topic)
  const partitions = [...before]
    .filter(([partition, offset]) => offset > (present.get(partition)?.low ?? 0))
    .map(([partition, offset]) => ({ partition, offset: String(offset) }))
  if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions })
}
