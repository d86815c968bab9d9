import { stateOf } from '@doorledger/kernel'
import { auditTrailRequest } from '../src/domain/audit-trail-request.js'
import { defaultTimeouts, type TrailRequestEvent } from '../src/domain/trail-request.js'

export const lockId = 'front-door'
export const [requestId, other, visitId, otherVisit] = [
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f',
]
export const start = Date.parse('2026-11-22T09:00:00.000Z')
export const MINUTE = 60_000
export const DAY = 86_400_000
export const after = (ms: number) => new Date(start + ms)
export const text = (ms: number) => after(ms).toISOString()

export const requestedFrom = (lockKind: 's50' | 'relay') =>
  ({
    type: 'audit_trail.requested',
    data: {
      requestId,
      lockId,
      lockKind,
      requestedBy: 'user:anna',
      requestedAt: text(0),
      expiresAt: text(30 * DAY),
      overdueAfterSec: 600,
    },
  }) as const
export const requested = requestedFrom('s50')
export const startedAfter = (ms: number, by = visitId) =>
  ({ type: 'audit_trail.transfer_started', data: { requestId, lockId, visitId: by, startedAt: text(ms) } }) as const
export const started = startedAfter(MINUTE)
export const blockId = '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c'
export const chunk = (number: number, isLast = false, by = visitId) =>
  ({ visitId: by, number, isLast, sha256: `${number}`.repeat(64), blockId, recordCount: 500 }) as const
export const received = (number: number, ms = 2 * MINUTE) => {
  const { visitId: by, sha256, recordCount } = chunk(number)
  const data = { requestId, lockId, visitId: by, chunk: number, sha256, blockId, recordCount, receivedAt: text(ms) }
  return { type: 'audit_trail.chunk_received', data } as const
}
export const completed = {
  type: 'audit_trail.transfer_completed',
  data: { requestId, lockId, visitId, recordCount: 1000, durationMs: MINUTE },
} as const
export const cancelled = { type: 'audit_trail.cancelled', data: { requestId, lockId, by: 'user:anna' } } as const
export const expired = { type: 'audit_trail.expired', data: { requestId, lockId } } as const
export const overdue = { type: 'audit_trail.marked_overdue', data: { requestId, lockId, afterSec: 600 } } as const
export const told = {
  type: 'device.command_issued',
  data: {
    commandId: requestId,
    deviceId: lockId,
    command: { name: 'RequestAuditTrail', lockId },
    expiresAt: text(30 * DAY),
  },
} as const
export const withdrawn = { type: 'device.command_withdrawn', data: { commandId: requestId, deviceId: lockId } } as const
export const answeredLate = {
  type: 'audit_trail.answered_late',
  data: { requestId, lockId, answeredAt: text(31 * DAY) },
} as const
export const failed = { type: 'audit_trail.failed', data: { requestId, lockId, reason: 'memory fault' } } as const

export const request = {
  type: 'request',
  requestId,
  lockId,
  lockKind: 's50',
  by: 'user:anna',
  collecting: true,
  at: after(0),
  timeouts: defaultTimeouts,
} as const
export const take = (number: number, { isLast = false, by = visitId, ms = 2 * MINUTE } = {}) =>
  ({ type: 'takeChunk', requestId, chunk: chunk(number, isLast, by), at: after(ms) }) as const
export const pass = (ms: number) => ({ type: 'letTimePass', requestId, at: after(ms) }) as const
export const begin = (ms: number, by = visitId) =>
  ({ type: 'startTransfer', requestId, visitId: by, at: after(ms) }) as const

export const stateAfter = (...history: TrailRequestEvent[]) => stateOf(auditTrailRequest, history)
