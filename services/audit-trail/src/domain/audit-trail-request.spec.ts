import { stateOf } from '@doorledger/kernel'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import { auditTrailRequest } from './audit-trail-request.js'
import { defaultPatience, nextDeadline, type TrailRequestEvent } from './trail-request.js'

const lockId = 'front-door'
const [requestId, other, visitId, otherVisit] = [
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f',
]
const start = Date.parse('2026-11-22T09:00:00.000Z')
const MINUTE = 60_000
const DAY = 86_400_000
const after = (ms: number) => new Date(start + ms)
const text = (ms: number) => after(ms).toISOString()

const requestedFrom = (lockKind: 's50' | 'relay') =>
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
const requested = requestedFrom('s50')
const startedAfter = (ms: number, by = visitId) =>
  ({ type: 'audit_trail.transfer_started', data: { requestId, lockId, visitId: by, startedAt: text(ms) } }) as const
const started = startedAfter(MINUTE)
const blockId = '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c'
const chunk = (number: number, isLast = false, by = visitId) =>
  ({ visitId: by, number, isLast, sha256: `${number}`.repeat(64), blockId, recordCount: 500 }) as const
const received = (number: number, ms = 2 * MINUTE) => {
  const { visitId: by, sha256, recordCount } = chunk(number)
  const data = { requestId, lockId, visitId: by, chunk: number, sha256, blockId, recordCount, receivedAt: text(ms) }
  return { type: 'audit_trail.chunk_received', data } as const
}
const completed = {
  type: 'audit_trail.transfer_completed',
  data: { requestId, lockId, visitId, recordCount: 1000, durationMs: MINUTE },
} as const
const cancelled = { type: 'audit_trail.cancelled', data: { requestId, lockId, by: 'user:anna' } } as const
const expired = { type: 'audit_trail.expired', data: { requestId, lockId } } as const
const overdue = { type: 'audit_trail.marked_overdue', data: { requestId, lockId, afterSec: 600 } } as const
const told = {
  type: 'device.command_issued',
  data: {
    commandId: requestId,
    deviceId: lockId,
    command: { name: 'RequestAuditTrail', lockId },
    expiresAt: text(30 * DAY),
  },
} as const
const withdrawn = { type: 'device.command_withdrawn', data: { commandId: requestId, deviceId: lockId } } as const
const answeredLate = {
  type: 'audit_trail.answered_late',
  data: { requestId, lockId, answeredAt: text(31 * DAY) },
} as const
const failed = { type: 'audit_trail.failed', data: { requestId, lockId, reason: 'memory fault' } } as const

const request = {
  type: 'request',
  requestId,
  lockId,
  lockKind: 's50',
  by: 'user:anna',
  collecting: true,
  at: after(0),
  patience: defaultPatience,
} as const
const take = (number: number, { isLast = false, by = visitId, ms = 2 * MINUTE } = {}) =>
  ({ type: 'takeChunk', requestId, chunk: chunk(number, isLast, by), at: after(ms) }) as const
const pass = (ms: number) => ({ type: 'letTimePass', requestId, at: after(ms) }) as const
const begin = (ms: number, by = visitId) => ({ type: 'startTransfer', requestId, visitId: by, at: after(ms) }) as const

const stateAfter = (...history: TrailRequestEvent[]) => stateOf(auditTrailRequest, history)

describe('a request for the trail of a lock', () => {
  it('waits for a visit when the lock is an S50', () => {
    given(auditTrailRequest, []).when(request).then([requested])
    expect(stateAfter(requested)).toMatchObject({ status: 'awaiting_visit', overdue: false })
  })

  it('is told to the lock when that is online, and waits for it', () => {
    given(auditTrailRequest, [])
      .when({ ...request, lockKind: 'relay' })
      .then([requestedFrom('relay'), told])
    expect(stateAfter(requestedFrom('relay'), told)).toMatchObject({ status: 'awaiting_device' })
  })

  it.each<[string, TrailRequestEvent[]]>([
    ['open', [requested]],
    ['being transferred', [requested, started, received(0)]],
    ['overdue', [requested, started, overdue]],
  ])('is answered by the one that is %s', (_, history) =>
    given(auditTrailRequest, history)
      .when({ ...request, requestId: other })
      .then([]),
  )

  it.each<[string, TrailRequestEvent]>([
    ['completed', completed],
    ['cancelled', cancelled],
    ['expired', expired],
    ['failed', failed],
  ])('is a new one when the last was %s', (_, end) =>
    given(auditTrailRequest, [requested, started, end])
      .when({ ...request, requestId: other })
      .then([{ ...requested, data: { ...requested.data, requestId: other } }]),
  )

  it('is refused while the lock does not collect, and says what to do', () =>
    given(auditTrailRequest, [])
      .when({ ...request, collecting: false })
      .thenRefused('lock_not_collecting'))

  it('can be taken back, once or twice', () => {
    const cancel = { type: 'cancel', requestId, by: 'user:anna' } as const
    given(auditTrailRequest, [requested]).when(cancel).then([cancelled])
    given(auditTrailRequest, [requested, started]).when(cancel).then([cancelled])
    given(auditTrailRequest, [requested, cancelled]).when(cancel).then([])
    given(auditTrailRequest, [requested, expired]).when(cancel).thenRefused('request_closed')
    given(auditTrailRequest, []).when(cancel).thenRefused('request_replaced')
  })
})

describe('a request to a relay lock', () => {
  const relay = [requestedFrom('relay'), told]
  const sending = [
    ...relay,
    { type: 'audit_trail.transfer_started', data: { requestId, lockId, startedAt: text(MINUTE) } } as const,
  ]

  it('is under way when the lock has the command', () => {
    const begun = { type: 'startTransfer', requestId, at: after(MINUTE) } as const
    given(auditTrailRequest, relay).when(begun).then([sending[2]!])
    given(auditTrailRequest, sending).when(begun).then([])
  })

  it('ends as the lock replies, once', () => {
    const complete = { type: 'complete', requestId, at: after(2 * MINUTE) } as const
    const done = {
      type: 'audit_trail.transfer_completed',
      data: { requestId, lockId, durationMs: MINUTE },
    } as const
    given(auditTrailRequest, sending).when(complete).then([done])
    given(auditTrailRequest, [...sending, done])
      .when(complete)
      .then([])
    given(auditTrailRequest, sending).when({ type: 'fail', requestId, reason: 'memory fault' }).then([failed])
    given(auditTrailRequest, [...sending, failed])
      .when({ type: 'fail', requestId, reason: 'memory fault' })
      .then([])
  })

  it('notes an answer that nobody waits for any more, and stays closed', () => {
    const complete = { type: 'complete', requestId, at: after(31 * DAY) } as const
    given(auditTrailRequest, [...relay, expired])
      .when(complete)
      .then([answeredLate])
    given(auditTrailRequest, [...relay, expired, answeredLate])
      .when(complete)
      .then([])
    expect(stateAfter(...relay, expired, answeredLate).status).toBe('expired')
  })

  it('takes the command back when it is cancelled, or expires', () => {
    given(auditTrailRequest, relay).when({ type: 'cancel', requestId, by: 'user:anna' }).then([cancelled, withdrawn])
    given(auditTrailRequest, [...relay, overdue])
      .when(pass(30 * DAY))
      .then([expired, withdrawn])
  })
})

describe('a transfer', () => {
  it('starts with the visit of a phone', () =>
    given(auditTrailRequest, [requested]).when(begin(MINUTE)).then([started]))

  it('is left to one phone at a time', () =>
    given(auditTrailRequest, [requested, started])
      .when(begin(3 * MINUTE, otherVisit))
      .thenRefused('transfer_under_way'))

  it('is taken over from a phone that left', () =>
    given(auditTrailRequest, [requested, started, received(0)])
      .when(begin(12 * MINUTE, otherVisit))
      .then([startedAfter(12 * MINUTE, otherVisit)]))

  it('begins anew when it is taken over', () =>
    expect(stateAfter(requested, started, received(0), startedAfter(12 * MINUTE, otherVisit))).toMatchObject({
      transfer: { visitId: otherVisit, chunks: [] },
    }))

  it('does not start for a request that is closed', () =>
    given(auditTrailRequest, [requested, cancelled]).when(begin(MINUTE)).thenRefused('request_closed'))

  it('is complete with the last chunk', () => {
    given(auditTrailRequest, [requested, started])
      .when(take(0))
      .then([received(0)])
    given(auditTrailRequest, [requested, started, received(0)])
      .when(take(1, { isLast: true }))
      .then([received(1), completed])
  })

  it('counts a chunk once, however often it comes', () => {
    given(auditTrailRequest, [requested, started, received(0)])
      .when(take(0))
      .then([])
    given(auditTrailRequest, [requested, started, received(0), received(1), completed])
      .when(take(1, { isLast: true }))
      .then([])
  })

  it.each<[string, ReturnType<typeof take>, TrailRequestEvent[]]>([
    ['chunk_out_of_order', take(2), [received(0)]],
    ['chunk_differs', { ...take(0), chunk: { ...chunk(0), sha256: 'f'.repeat(64) } }, [received(0)]],
    ['transfer_taken_over', take(0, { by: otherVisit }), []],
    ['transfer_complete', take(1), [received(0), completed]],
    ['request_replaced', { ...take(0), requestId: other }, []],
  ])('refuses: %s', (code, command, history) =>
    given(auditTrailRequest, [requested, started, ...history])
      .when(command)
      .thenRefused(code),
  )

  it.each([cancelled, expired, failed])('keeps what comes after $type, and leaves it at that', (end) => {
    const history = [requested, started, end]
    given(auditTrailRequest, history)
      .when(take(0, { isLast: true }))
      .then([received(0)])
    expect(stateAfter(...history, received(0)).status).toBe(stateAfter(...history).status)
  })
})

describe('time', () => {
  it('makes the transfer of an S50 overdue from the visit on, never the waiting', () => {
    given(auditTrailRequest, [requested])
      .when(pass(29 * DAY))
      .then([])
    given(auditTrailRequest, [requested, started])
      .when(pass(11 * MINUTE - 1))
      .then([])
    given(auditTrailRequest, [requested, started])
      .when(pass(11 * MINUTE))
      .then([overdue])
  })

  it('makes the request to a relay lock overdue from the request on', () => {
    given(auditTrailRequest, [requestedFrom('relay')])
      .when(pass(10 * MINUTE - 1))
      .then([])
    given(auditTrailRequest, [requestedFrom('relay')])
      .when(pass(10 * MINUTE))
      .then([overdue])
  })

  it('flags once, and never fails what goes on', () => {
    given(auditTrailRequest, [requested, started, overdue])
      .when(pass(12 * MINUTE))
      .then([])
    given(auditTrailRequest, [requested, started, overdue, received(0)])
      .when(take(1, { isLast: true }))
      .then([received(1), completed])
  })

  it('ends a request that nobody came for', () => {
    given(auditTrailRequest, [requested])
      .when(pass(30 * DAY))
      .then([expired])
    given(auditTrailRequest, [requested, expired])
      .when(pass(31 * DAY))
      .then([])
  })

  it('does not end a transfer under way', () => {
    const history = [requested, startedAfter(30 * DAY - MINUTE), overdue, received(0, 30 * DAY + MINUTE)]
    given(auditTrailRequest, history)
      .when(pass(30 * DAY + 10 * MINUTE))
      .then([])
    given(auditTrailRequest, history)
      .when(pass(30 * DAY + 11 * MINUTE))
      .then([expired])
  })

  it.each<[TrailRequestEvent[], Date | undefined]>([
    [[], undefined],
    [[requested], after(30 * DAY)],
    [[requested, started], after(11 * MINUTE)],
    [[requested, started, overdue], after(30 * DAY)],
    [[requested, cancelled], undefined],
  ])('is looked at next when something may change: %#', (history, deadline) => {
    expect(nextDeadline(stateAfter(...history))).toEqual(deadline)
  })
})
