import type { DeadLetter } from '@doorledger/projections'
import { z } from 'zod'
import { printed } from './dead-letter-id.js'

/** A dead letter as operators see it. */
export const deadLetterView = z.object({
  id: z.string().describe('`<service>.<number>`'),
  projection: z.string().describe('`<service>.<projection>`; `<service>.outbox` for events that the log refuses'),
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
export type DeadLetterView = z.infer<typeof deadLetterView>

export const deadLetterDetail = deadLetterView.extend({
  value: z.string().describe('The record as it is in the log'),
})
export type DeadLetterDetail = z.infer<typeof deadLetterDetail>

/** A dead letter and whose it is. */
export interface ServiceDeadLetter {
  readonly service: string
  readonly event: DeadLetter
}

export const viewOf = ({ service, event }: ServiceDeadLetter): DeadLetterView => ({
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
