import { z } from 'zod'
import type { EventDefinition } from './define-event.js'
import { eventCatalogue } from './event-catalogue.js'
import { topics, type Topic } from './topic.js'

type Json = Record<string, unknown>

/** JSON Schema (2020-12) of an event: envelope and payload, with its example. What integrators validate against. */
export const jsonSchemaOf = (definition: EventDefinition): Json => ({
  ...(z.toJSONSchema(definition.schema) as Json),
  $id: definition.dataschema,
  title: definition.type,
  description: definition.description,
  examples: [exampleOf(definition)],
})

/** The event of a definition’s example, complete with an envelope. */
export const exampleOf = (definition: EventDefinition): Json => ({
  specversion: '1.0',
  id: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  source: '/doorledger/example',
  type: definition.type,
  subject: definition.subject(definition.example),
  time: '2026-11-13T07:17:52.000Z',
  datacontenttype: 'application/json',
  dataschema: definition.dataschema,
  tenantid: 'default',
  recordedtime: '2026-11-13T07:25:00.000Z',
  partitionkey: `default:${definition.key(definition.example)}`,
  data: definition.example,
})

/** AsyncAPI 3.0 document of every topic and the events in it, from the same schemas the services use. */
export const asyncApiDocument = (version: string): Json => ({
  asyncapi: '3.0.0',
  id: 'urn:doorledger:events',
  info: {
    title: 'Doorledger events',
    version,
    description:
      'Record values are CloudEvents 1.0 in structured JSON, complete without their headers. ' +
      'The same fact always has the same `id`: remove duplicates by it.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/cloudevents+json',
  channels: byName(topics, channelName, channel),
  operations: byName(topics, (topic) => `read-${channelName(topic)}`, readOperation),
  components: { messages: byName(eventCatalogue, ({ type }) => type, message) },
})

const byName = <Item>(items: readonly Item[], name: (item: Item) => string, value: (item: Item) => Json): Json =>
  Object.fromEntries(items.map((item) => [name(item), value(item)]))

const channelName = ({ name }: Topic): string => name.replaceAll('.', '-')

const eventsOf = ({ name }: Topic) => eventCatalogue.filter(({ topic }) => topic.name === name)

const channel = (topic: Topic): Json => ({
  address: topic.name,
  description: `${topic.description}. Record key: \`<tenant>:<${topic.key}>\`. ${visibility(topic)}`,
  messages: byName(eventsOf(topic), ({ type }) => type, messageRef),
  bindings: {
    kafka: {
      partitions: topic.partitions,
      topicConfiguration: {
        'cleanup.policy': [topic.cleanup],
        'retention.ms': topic.retentionMs ?? -1,
        'max.message.bytes': topic.maxMessageBytes,
      },
    },
  },
})

const visibility = (topic: Topic): string => (topic.public ? 'Public.' : 'Internal: may change without a new version.')

const messageRef = ({ type }: EventDefinition): Json => ({ $ref: `#/components/messages/${type}` })

const readOperation = (topic: Topic): Json => ({
  action: 'receive',
  channel: { $ref: `#/channels/${channelName(topic)}` },
})

const message = (definition: EventDefinition): Json => ({
  name: definition.type,
  title: definition.type,
  summary: definition.description,
  contentType: 'application/cloudevents+json',
  payload: z.toJSONSchema(definition.schema, { target: 'draft-7' }),
  examples: [{ name: definition.type, payload: exampleOf(definition) }],
})
