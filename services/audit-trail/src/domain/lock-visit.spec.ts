import type { VisitCondition } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import type { TrailRequest } from './trail-request.js'
import type { LockState } from './lock-settings.js'
import { judgeVisit, lockVisit, type Visit, type VisitContext } from './lock-visit.js'

const [visitId, otherVisit, requestId, jobId] = [
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f',
]
const on = { collectsAuditTrails: true }
const off = { collectsAuditTrails: false }
const at = new Date('2026-11-22T09:00:00.000Z')

const collecting: LockState = { desired: on, reported: on, revision: 0 }
const toBeSwitchedOn: LockState = {
  desired: on,
  reported: off,
  revision: 2,
  job: { jobId, method: 'ota', status: 'scheduled' },
}
const toBeSwitchedOff: LockState = { ...toBeSwitchedOn, desired: off, reported: on }
const request: TrailRequest = {
  status: 'awaiting_visit',
  requestId,
  lockId: 'front-door',
  lockKind: 's50',
  requestedBy: 'user:anna',
  requestedAt: '2026-11-20T09:00:00.000Z',
  expiresAt: '2026-12-20T09:00:00.000Z',
  overdueAfterSec: 600,
  overdue: false,
}
const underWay = (visit: string, lastSignAt: string): TrailRequest => ({
  ...request,
  status: 'transferring',
  transfer: { visitId: visit, startedAt: lastSignAt, lastSignAt, chunks: [] },
})
const right: VisitContext = {
  visitId,
  qualification: { mayProgramWithMobile: true, hasAccess: true },
  isOnline: true,
  standing: collecting,
  request,
  at,
}
const judge = (differing: Partial<VisitContext>) => judgeVisit({ ...right, ...differing })
const transfer = { task: 'transfer_trail', requestId }
const program = (settings: typeof on) => ({ task: 'program', jobId, settings })

describe('a visit', () => {
  it('that meets every condition is asked for the trail', () =>
    expect(judge({})).toEqual({ missing: [], task: transfer }))

  it.each<[VisitCondition, Partial<VisitContext>]>([
    ['program_locks_with_mobile', { qualification: { mayProgramWithMobile: false, hasAccess: true } }],
    ['access_to_lock', { qualification: { mayProgramWithMobile: true, hasAccess: false } }],
    ['internet_connection', { isOnline: false }],
    ['collects_audit_trails', { standing: { ...collecting, reported: off } }],
  ])('that lacks %s transfers nothing, and says so', (missing, differing) =>
    expect(judge(differing)).toEqual({ missing: [missing] }),
  )

  it('that lacks everything says all of it', () =>
    expect(
      judge({
        qualification: { mayProgramWithMobile: false, hasAccess: false },
        isOnline: false,
        standing: { ...collecting, reported: off },
      }).missing,
    ).toHaveLength(4))

  it('to which nobody asked for anything is asked nothing', () =>
    expect(judge({ request: { status: 'none' } })).toEqual({ missing: [] }))

  it.each(['completed', 'cancelled', 'expired', 'failed'] as const)(
    'after a request was %s transfers nothing',
    (status) => expect(judge({ request: { ...request, status } })).toEqual({ missing: [] }),
  )

  it('while another phone is at it transfers nothing, unless that phone has left', () => {
    expect(judge({ request: underWay(otherVisit, '2026-11-22T08:55:00.000Z') })).toEqual({ missing: [] })
    expect(judge({ request: underWay(otherVisit, '2026-11-22T08:50:00.000Z') }).task).toEqual(transfer)
    expect(judge({ request: underWay(visitId, '2026-11-22T08:55:00.000Z') }).task).toEqual(transfer)
  })

  it.each<Partial<TrailRequest>>([
    { status: 'awaiting_device' },
    {
      status: 'transferring',
      transfer: { ...underWay(visitId, '2026-11-22T08:00:00.000Z').transfer!, visitId: undefined },
    },
  ])('to a relay lock transfers nothing, for that sends by itself: %j', (standing) =>
    expect(judge({ request: { ...request, lockKind: 'relay', ...standing } })).toEqual({ missing: [] }),
  )

  it('that programs a lock is not asked for its trail', () => {
    expect(judge({ standing: toBeSwitchedOn })).toEqual({ missing: ['collects_audit_trails'], task: program(on) })
    expect(judge({ standing: toBeSwitchedOff, request: { status: 'none' } })).toEqual({
      missing: [],
      task: program(off),
    })
  })

  it('takes the trail before the lock is programmed not to collect', () =>
    expect(judge({ standing: toBeSwitchedOff }).task).toEqual(transfer))

  it.each([
    { qualification: { mayProgramWithMobile: false, hasAccess: true } },
    { qualification: { mayProgramWithMobile: true, hasAccess: false } },
    { isOnline: false },
  ])('does not program without %j', (differing) =>
    expect(judge({ standing: toBeSwitchedOn, ...differing }).task).toBeUndefined(),
  )

  const visit: Visit = { visitId, lockId: 'front-door', userId: 'anna', qualified: true, missing: [] }
  const observed = { type: 'audit_trail.visit_observed', data: visit } as const

  it('is observed once', () => {
    given(lockVisit, []).when({ type: 'observe', visit }).then([observed])
    given(lockVisit, [observed])
      .when({ type: 'observe', visit: { ...visit, qualified: false } })
      .then([])
  })

  it.each([{ lockId: 'back-door' }, { userId: 'berta' }])('is not that of %j', (differing) =>
    given(lockVisit, [observed])
      .when({ type: 'observe', visit: { ...visit, ...differing } })
      .thenRefused('visit_id_taken'),
  )
})
