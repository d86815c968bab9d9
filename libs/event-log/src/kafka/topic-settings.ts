import type { Topic } from '@doorledger/contracts'
import type { KafkaEventLogOptions } from './kafka-options.js'

export type TopicSettings = ReadonlyMap<string, string>

/**
 * Kafka's settings of a topic. Times are the log's own: a device that was offline for a year would otherwise have its
 * events removed by age as soon as they arrive.
 */
export const topicSettings = (
  topic: Topic,
  { minInsyncReplicas }: Pick<KafkaEventLogOptions, 'minInsyncReplicas'> = {},
): TopicSettings => {
  const settings = new Map([
    ['cleanup.policy', topic.cleanup],
    ['message.timestamp.type', 'LogAppendTime'],
    ['retention.ms', String(topic.retentionMs ?? -1)],
    ['retention.bytes', '-1'],
    ['max.message.bytes', String(topic.maxMessageBytes)],
  ])
  if (minInsyncReplicas !== undefined) settings.set('min.insync.replicas', String(minInsyncReplicas))
  return settings
}

/**
 * Everything that must be set so that what is wanted holds and what others have set stays, since Kafka's request
 * replaces all settings of the topic. Undefined when nothing is to be changed.
 */
export const settingsToWrite = (present: TopicSettings, wanted: TopicSettings): TopicSettings | undefined => {
  const differs = [...wanted].some(([name, value]) => present.get(name) !== value)
  return differs ? new Map([...present, ...wanted]) : undefined
}

export const entriesOf = (settings: TopicSettings): { name: string; value: string }[] =>
  [...settings].map(([name, value]) => ({ name, value }))
