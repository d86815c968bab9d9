import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import {
  MINUTE,
  begin,
  cancelled,
  chunk,
  completed,
  expired,
  failed,
  other,
  otherVisit,
  received,
  requested,
  started,
  startedAfter,
  stateAfter,
  take,
} from '../../test/trail-request-facts.js'
import { auditTrailRequest } from './audit-trail-request.js'
import type { TrailRequestEvent } from './trail-request.js'

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
