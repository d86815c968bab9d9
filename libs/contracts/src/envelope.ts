import { z } from 'zod'

/** RFC 3339, UTC, milliseconds: `2026-11-22T09:17:52.000Z`. */
export const timestamp = z.iso.datetime({ precision: 3 }).describe('RFC 3339, UTC, milliseconds')

/**
 * CloudEvents 1.0 in structured JSON: the value of every record in the log, complete without its headers.
 * Extension attributes are lower case and primitive, as CloudEvents asks.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().describe('Idempotency key: the same fact always has the same id'),
  source: z.string().min(1).describe('The service that published it: `/doorledger/device-ingest`'),
  type: z.string().min(1).describe('Past tense: `device.audit_recorded`'),
  subject: z.string().min(1).describe('Id of the aggregate: device, lock, access event, token'),
  time: timestamp.describe('When it happened'),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string().describe('`urn:doorledger:event:<type>:<version>`'),
  tenantid: z.string().min(1),
  recordedtime: timestamp.describe('When Doorledger accepted it'),
  partitionkey: z.string().describe('The record key: `<tenant>:<key of the topic>`'),
  actor: z.string().optional().describe('`token:<id>`, `device:<id>`, `user:<id>` or `system`'),
  correlationid: z.string().optional().describe('Shared by everything one request caused'),
  causationid: z.string().optional().describe('Id of the event that caused this one'),
  streamversion: z.int().positive().optional().describe('Place of a decided event in the history of its subject'),
  data: z.record(z.string(), z.unknown()),
})

export type Envelope = z.infer<typeof envelope>

/** An event as the domain sees it: its type's latest payload in the common envelope. */
export interface EventOf<Type extends string, Data> extends Omit<Envelope, 'type' | 'data'> {
  readonly type: Type
  readonly data: Data
}

/**
 * What a decider states of an event: its type and payload. The envelope around it is the publisher's.
 * `FactOf<ApiTokenIssued | ApiTokenRevoked>` is the union of both facts.
 */
export type FactOf<Event extends Fact> = Event extends unknown ? Pick<Event, 'type' | 'data'> : never

export interface Fact {
  readonly type: string
  readonly data: object
}
