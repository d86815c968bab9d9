import { newId, type Uuid } from '@doorledger/kernel'
import { z } from 'zod'
import { envelope, type EventOf } from './envelope.js'
import type { Topic } from './topic.js'

export interface EventDefinition<Type extends string = string, Data = unknown> {
  readonly type: Type
  /** of the payload; adding an optional field does not raise it */
  readonly version: number
  readonly description: string
  readonly topic: Topic
  readonly data: z.ZodType<Data>
  readonly dataschema: string
  readonly example: Data
  /** what identifies the aggregate: `subject`, and by default the record key */
  readonly subject: (data: Data) => string
  readonly key: (data: Data) => string
  /** envelope and payload together, for validation where data enters and for generated schemas */
  readonly schema: z.ZodType<EventOf<Type, Data>>
}

/** The event type a definition stands for. */
export type EventFrom<Definition> =
  Definition extends EventDefinition<infer Type, infer Data> ? EventOf<Type, Data> : never

interface EventBlueprint<Type extends string, Data> {
  type: Type
  version: number
  description: string
  topic: Topic
  data: z.ZodType<Data>
  example: Data
  subject: (data: Data) => string
  key?: (data: Data) => string
}

/** One event, one file: schema, type, key and example together. */
export const defineEvent = <const Type extends string, Data>(
  blueprint: EventBlueprint<Type, Data>,
): EventDefinition<Type, Data> => {
  const { type, version, data } = blueprint
  const dataschema = `urn:doorledger:event:${type}:${version}`
  const schema = envelope.extend({ type: z.literal(type), dataschema: z.literal(dataschema), data })
  return {
    ...blueprint,
    key: blueprint.key ?? blueprint.subject,
    dataschema,
    schema: schema,
  }
}

/** What the publisher knows about a fact besides its payload. */
export interface EventMetadata {
  /** derived from the fact when a device may report it twice; a new UUIDv7 otherwise */
  readonly id?: Uuid
  readonly tenantId: string
  /** the publishing service: `device-ingest` */
  readonly service: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly actor?: string
  readonly correlationId?: string
  readonly causationId?: string
}

/** The event as it goes to the log. */
export const eventOf = <Type extends string, Data>(
  definition: EventDefinition<Type, Data>,
  data: Data,
  about: EventMetadata,
): EventOf<Type, Data> => ({
  specversion: '1.0',
  id: about.id ?? newId(),
  source: `/doorledger/${about.service}`,
  type: definition.type,
  subject: definition.subject(data),
  time: about.occurredAt,
  datacontenttype: 'application/json',
  dataschema: definition.dataschema,
  tenantid: about.tenantId,
  recordedtime: about.recordedAt,
  partitionkey: `${about.tenantId}:${definition.key(data)}`,
  ...(about.actor !== undefined && { actor: about.actor }),
  ...(about.correlationId !== undefined && { correlationid: about.correlationId }),
  ...(about.causationId !== undefined && { causationid: about.causationId }),
  data,
})
