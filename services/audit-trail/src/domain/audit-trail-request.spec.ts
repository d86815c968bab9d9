import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  MINUTE,
  after,
  answeredLate,
  cancelled,
  completed,
  expired,
  failed,
  lockId,
  other,
  overdue,
  pass,
  received,
  request,
  requestId,
  requested,
  requestedFrom,
  started,
  stateAfter,
  text,
  told,
  withdrawn,
} from '../../test/trail-request-facts.js'
import { auditTrailRequest } from './audit-trail-request.js'
import type { TrailRequest, TrailRequestEvent } from './trail-request.js'

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

  it('takes the place of an open one when the lock is of another kind by now', () => {
    const anew = { ...requested, data: { ...requested.data, requestId: other } }
    given(auditTrailRequest, [requestedFrom('relay'), told])
      .when({ ...request, requestId: other })
      .then([cancelled, withdrawn, anew])
    expect(stateAfter(requestedFrom('relay'), told, cancelled, withdrawn, anew)).toEqual(stateAfter(anew))
  })

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

  it('leaves nothing of those before, which are not even read (`snapshotEventType`)', () => {
    const anew: TrailRequestEvent = { ...requested, data: { ...requested.data, requestId: other } }
    const before = [requested, started, received(0), overdue, expired, answeredLate]
    for (const length of before.keys()) {
      expect(stateAfter(...before.slice(0, length + 1), anew)).toEqual(stateAfter(anew))
    }
  })

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

  it('notes it also when another request has taken its place, which it does not touch', () => {
    const anew: TrailRequestEvent = { ...requested, data: { ...requested.data, requestId: other } }
    const note = (...before: TrailRequestEvent[]) =>
      ({
        type: 'noteLateAnswer',
        request: stateAfter(...relay, ...before) as TrailRequest,
        at: after(31 * DAY),
      }) as const
    given(auditTrailRequest, [...relay, expired, anew])
      .when(note(expired))
      .then([answeredLate])
    given(auditTrailRequest, [...relay, expired, anew])
      .when(note(expired, answeredLate))
      .then([])
    expect(stateAfter(...relay, expired, anew, answeredLate)).toEqual(stateAfter(anew))
  })

  it('takes the command back when it is cancelled, or expires', () => {
    given(auditTrailRequest, relay).when({ type: 'cancel', requestId, by: 'user:anna' }).then([cancelled, withdrawn])
    given(auditTrailRequest, [...relay, overdue])
      .when(pass(30 * DAY))
      .then([expired, withdrawn])
  })
})
