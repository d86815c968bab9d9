import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId, lockKind } from '../device/device-attributes.js'
import { timestamp } from '../envelope.js'
import { auditTrailEvents } from '../topic.js'

const request = z.object({ requestId: z.uuid(), lockId: deviceId })
const visitId = z.uuid().optional().describe('The visit of a phone; absent when the lock sends by itself')

const ids = { requestId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', lockId: 'front-door' }
const visit = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'
const ofRequest = {
  version: 1,
  topic: auditTrailEvents,
  subject: ({ requestId }: { requestId: string }) => requestId,
  key: ({ lockId }: { lockId: string }) => lockId,
}

export const auditTrailRequested = defineEvent({
  ...ofRequest,
  type: 'audit_trail.requested',
  description: 'Somebody asked for the whole trail of a lock. It waits for a visit, or for the lock to answer.',
  data: request.extend({
    lockKind,
    requestedBy: z.string(),
    requestedAt: timestamp,
    expiresAt: timestamp,
    overdueAfterSec: z.int().positive().describe('How long a transfer may take before it is flagged'),
  }),
  example: {
    ...ids,
    lockKind: 's50' as const,
    requestedBy: 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
    requestedAt: '2026-11-22T09:17:52.000Z',
    expiresAt: '2026-12-22T09:17:52.000Z',
    overdueAfterSec: 600,
  },
})
export type AuditTrailRequested = EventFrom<typeof auditTrailRequested>

export const auditTrailTransferStarted = defineEvent({
  ...ofRequest,
  type: 'audit_trail.transfer_started',
  description: 'The trail is on its way. Told again when another phone takes over from one that left.',
  data: request.extend({ visitId, startedAt: timestamp }),
  example: { ...ids, visitId: visit, startedAt: '2026-11-22T10:00:00.000Z' },
})
export type AuditTrailTransferStarted = EventFrom<typeof auditTrailTransferStarted>

/** A piece of a trail that a phone handed over. */
export const trailChunk = z.object({
  visitId: z.uuid(),
  chunk: z.int().nonnegative().describe('Its number, from 0'),
  sha256: z.string().length(64),
  blockId: z.uuid().describe('Under which its bytes are in the log'),
  recordCount: z.int().nonnegative(),
  receivedAt: timestamp,
})

export const auditTrailChunkReceived = defineEvent({
  ...ofRequest,
  type: 'audit_trail.chunk_received',
  description: 'A piece of the trail is durable. Also told of pieces that came after the request was closed.',
  data: request.extend(trailChunk.shape),
  example: {
    ...ids,
    visitId: visit,
    chunk: 0,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    blockId: '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c',
    recordCount: 500,
    receivedAt: '2026-11-22T10:00:07.000Z',
  },
})
export type AuditTrailChunkReceived = EventFrom<typeof auditTrailChunkReceived>

export const auditTrailTransferCompleted = defineEvent({
  ...ofRequest,
  type: 'audit_trail.transfer_completed',
  description:
    'The whole trail is durable; its records show as soon as they are read. How many of them are new is known then, and ' +
    'told by `audit_trail.records_counted`.',
  data: request.extend({
    visitId,
    recordCount: z.int().nonnegative().optional().describe('Records handed over, known ones included'),
    durationMs: z.int().nonnegative(),
  }),
  example: { ...ids, visitId: visit, recordCount: 1200, durationMs: 41_000 },
})
export type AuditTrailTransferCompleted = EventFrom<typeof auditTrailTransferCompleted>

export const auditTrailRecordsCounted = defineEvent({
  ...ofRequest,
  type: 'audit_trail.records_counted',
  description: 'All records that a phone handed over for a request were read.',
  data: request.extend({
    visitId: z.uuid(),
    recordCount: z.int().nonnegative().describe('Records handed over, known ones included'),
    newCount: z.int().nonnegative().describe('Of these, how many were not known before'),
  }),
  example: { ...ids, visitId: visit, recordCount: 1200, newCount: 37 },
})
export type AuditTrailRecordsCounted = EventFrom<typeof auditTrailRecordsCounted>

export const auditTrailFailed = defineEvent({
  ...ofRequest,
  type: 'audit_trail.failed',
  description: 'The lock says that it cannot hand over its trail.',
  data: request.extend({ reason: z.string().min(1).max(500) }),
  example: { ...ids, reason: 'memory fault' },
})
export type AuditTrailFailed = EventFrom<typeof auditTrailFailed>

export const auditTrailCancelled = defineEvent({
  ...ofRequest,
  type: 'audit_trail.cancelled',
  description: 'Somebody took the request back.',
  data: request.extend({ by: z.string() }),
  example: { ...ids, by: 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e' },
})
export type AuditTrailCancelled = EventFrom<typeof auditTrailCancelled>

export const auditTrailExpired = defineEvent({
  ...ofRequest,
  type: 'audit_trail.expired',
  description: 'Nobody who qualifies came, or the lock did not answer, in time.',
  data: request,
  example: ids,
})
export type AuditTrailExpired = EventFrom<typeof auditTrailExpired>

export const auditTrailMarkedOverdue = defineEvent({
  ...ofRequest,
  type: 'audit_trail.marked_overdue',
  description: 'The transfer takes longer than it should. It goes on all the same.',
  data: request.extend({ afterSec: z.int().positive() }),
  example: { ...ids, afterSec: 600 },
})
export type AuditTrailMarkedOverdue = EventFrom<typeof auditTrailMarkedOverdue>

export const auditTrailAnsweredLate = defineEvent({
  ...ofRequest,
  type: 'audit_trail.answered_late',
  description: 'The lock handed over its trail when nobody waited for it any more. The records are kept.',
  data: request.extend({ answeredAt: timestamp }),
  example: { ...ids, answeredAt: '2026-12-24T10:00:00.000Z' },
})
export type AuditTrailAnsweredLate = EventFrom<typeof auditTrailAnsweredLate>

export const auditTrailRequestEvents = [
  auditTrailRequested,
  auditTrailTransferStarted,
  auditTrailChunkReceived,
  auditTrailTransferCompleted,
  auditTrailFailed,
  auditTrailCancelled,
  auditTrailExpired,
  auditTrailMarkedOverdue,
  auditTrailAnsweredLate,
] as const
export type AuditTrailRequestEvent = EventFrom<(typeof auditTrailRequestEvents)[number]>
