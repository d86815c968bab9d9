import type { ParkedEvent } from '@doorledger/postgres'
import { z } from 'zod'
import { printed } from './parked-event-id.js'

/** A parked event as operators see it. */
export const parkedEventView = z.object({
  id: z.string().describe('`<service>.<number>`'),
  projection: z.string().describe('`<service>.<projection>`'),
  topic: z.string(),
  partition: z.int(),
  offset: z.int(),
  key: z.string(),
  failure: z.string().nullable().describe('Null when it only waits for an earlier event of its key'),
  parkedAt: z.iso.datetime(),
  attempts: z.int(),
  status: z.enum(['parked', 'retried', 'discarded']),
  settledAt: z.iso.datetime().nullable(),
  settledBy: z.string().nullable(),
  settledReason: z.string().nullable(),
})
export type ParkedEventView = z.infer<typeof parkedEventView>

export const parkedEventDetail = parkedEventView.extend({
  value: z.string().describe('The record as it is in the log'),
})
export type ParkedEventDetail = z.infer<typeof parkedEventDetail>

/** A parked event and whose it is. */
export interface ServiceParkedEvent {
  readonly service: string
  readonly event: ParkedEvent
}

export const viewOf = ({ service, event }: ServiceParkedEvent): ParkedEventView => ({
  id: printed({ service, id: event.id }),
  projection: `${service}.${event.projection}`,
  topic: event.topic,
  partition: event.partition,
  offset: event.offset,
  key: event.key,
  failure: event.failure,
  parkedAt: event.parkedAt.toISOString(),
  attempts: event.attempts,
  status: event.status,
  settledAt: event.settledAt?.toISOString() ?? null,
  settledBy: event.settledBy,
  settledReason: event.settledReason,
})
