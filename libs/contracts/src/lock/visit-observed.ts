import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId } from '../device/device-attributes.js'
import { auditTrailEvents } from '../topic.js'

/** What a phone must bring to a lock for its trail to be fetched (R0.16–R0.19). */
export const visitCondition = z.enum([
  'collects_audit_trails',
  'program_locks_with_mobile',
  'access_to_lock',
  'internet_connection',
])
export type VisitCondition = z.infer<typeof visitCondition>

/** What the server wants of a lock while a phone is at it: one thing at a time (R0.31). */
export const visitTask = z.discriminatedUnion('task', [
  z.object({ task: z.literal('transfer_trail'), requestId: z.uuid() }),
  z.object({
    task: z.literal('program'),
    jobId: z.uuid(),
    settings: z.object({ collectsAuditTrails: z.boolean() }),
  }),
])
export type VisitTask = z.infer<typeof visitTask>

export const visitObserved = defineEvent({
  type: 'audit_trail.visit_observed',
  version: 1,
  description: 'A phone was at a lock. Whether it qualified was judged then, and not when the trail was requested.',
  topic: auditTrailEvents,
  subject: ({ visitId }) => visitId,
  key: ({ lockId }) => lockId,
  data: z.object({
    visitId: z.uuid(),
    lockId: deviceId,
    userId: z.string().min(1).max(128).describe('Pseudonymous'),
    phoneKeyId: z.string().min(1).max(128).optional(),
    requestId: z.uuid().optional().describe('The request that was open'),
    qualified: z.boolean().describe('Whether it met every condition for fetching the trail'),
    missing: z.array(visitCondition),
    task: visitTask.optional().describe('What it was asked to do'),
  }),
  example: {
    visitId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
    lockId: 'front-door',
    userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
    requestId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    qualified: false,
    missing: ['program_locks_with_mobile' as const],
  },
})
export type VisitObserved = EventFrom<typeof visitObserved>
