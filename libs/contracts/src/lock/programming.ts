import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId } from '../device/device-attributes.js'
import { timestamp } from '../envelope.js'
import { auditTrailEvents } from '../topic.js'
import { lockSettings, programmingMethod } from './lock-settings.js'

const job = z.object({ lockId: deviceId, jobId: z.uuid(), method: programmingMethod })
const visitId = z.uuid().optional().describe('The visit of a phone, when it is programmed over the air')

const example = {
  lockId: 'front-door',
  jobId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  method: 'ota' as const,
}
const visit = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'
const ofLock = { version: 1, topic: auditTrailEvents, subject: ({ lockId }: { lockId: string }) => lockId }

export const programmingScheduled = defineEvent({
  ...ofLock,
  type: 'lock.programming_scheduled',
  description: 'A lock is to be programmed. Takes the place of a job that had not begun.',
  data: job,
  example,
})
export type ProgrammingScheduled = EventFrom<typeof programmingScheduled>

export const programmingStarted = defineEvent({
  ...ofLock,
  type: 'lock.programming_started',
  description: 'Somebody who can program the lock is at it, and was told what to program.',
  data: job.extend({ visitId, settings: lockSettings.describe('What it is programmed with'), startedAt: timestamp }),
  example: {
    ...example,
    visitId: visit,
    settings: { collectsAuditTrails: true },
    startedAt: '2026-11-22T09:17:52.000Z',
  },
})
export type ProgrammingStarted = EventFrom<typeof programmingStarted>

export const programmingCompleted = defineEvent({
  ...ofLock,
  type: 'lock.programming_completed',
  description: 'A lock was programmed. From here on it does what it was programmed with.',
  data: job.extend({ visitId, reported: lockSettings }),
  example: { ...example, visitId: visit, reported: { collectsAuditTrails: true } },
})
export type ProgrammingCompleted = EventFrom<typeof programmingCompleted>

export const programmingFailed = defineEvent({
  ...ofLock,
  type: 'lock.programming_failed',
  description: 'A lock could not be programmed; it goes on as before.',
  data: job.extend({ visitId, reason: z.string().min(1).max(500) }),
  example: { ...example, visitId: visit, reason: 'connection to the lock lost' },
})
export type ProgrammingFailed = EventFrom<typeof programmingFailed>

export const programmingEvents = [
  programmingScheduled,
  programmingStarted,
  programmingCompleted,
  programmingFailed,
] as const
