import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })
export const deliveryStatus = z.enum(['pending', 'delivered', 'failed'])

/** What became of an event for one subscriber. */
export const deliveryView = z.object({
  id: z.int().describe('Its position: counts the events of the subscription without a gap'),
  eventId: z.uuid(),
  type: z.string(),
  status: deliveryStatus,
  attempts: z.int(),
  queuedAt: instant,
  nextAttemptAt: instant.nullable(),
  lastAttemptAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  responseStatus: z.int().nullable().describe('Of the last answer'),
  failure: z.string().nullable().describe('Why the last attempt failed: `timeout`, `status_500`, `ECONNREFUSED`'),
})
export type DeliveryView = z.infer<typeof deliveryView>

export interface DeliveryRow {
  readonly position: string
  readonly event_id: string
  readonly event_type: string
  readonly status: DeliveryView['status']
  readonly attempts: number
  readonly queued_at: Date
  readonly due_at: Date
  readonly last_attempt_at: Date | null
  readonly delivered_at: Date | null
  readonly response_status: number | null
  readonly failure: string | null
}

export const viewOf = (row: DeliveryRow): DeliveryView => ({
  id: Number(row.position),
  eventId: row.event_id,
  type: row.event_type,
  status: row.status,
  attempts: row.attempts,
  queuedAt: row.queued_at.toISOString(),
  nextAttemptAt: row.status === 'pending' ? row.due_at.toISOString() : null,
  lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
  deliveredAt: row.delivered_at?.toISOString() ?? null,
  responseStatus: row.response_status,
  failure: row.failure,
})
