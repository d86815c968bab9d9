import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  MINUTE,
  after,
  cancelled,
  completed,
  expired,
  overdue,
  pass,
  received,
  requested,
  requestedFrom,
  started,
  startedAfter,
  stateAfter,
  take,
} from '../../test/trail-request-facts.js'
import { auditTrailRequest } from './audit-trail-request.js'
import { nextDeadline, type TrailRequestEvent } from './trail-request.js'

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
