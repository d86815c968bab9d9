import type { FactOf, VisitCondition, VisitObserved, VisitTask } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'
import { mayTransfer, type TrailRequestState } from './trail-request.js'
import { type LockState, mayBegin } from './lock-settings.js'

/** What of the conditions a person meets at a lock, at this moment (R0.17, R0.18). */
export interface Qualification {
  readonly mayProgramWithMobile: boolean
  readonly hasAccess: boolean
}

/** A phone at a lock, and how things stand there. */
export interface VisitContext {
  readonly visitId: string
  readonly qualification: Qualification
  /** whether the phone could reach the server from the lock (R0.19) */
  readonly isOnline: boolean
  readonly standing: LockState
  readonly request: TrailRequestState
  /** by the clock of the server */
  readonly at: Date
}

export interface Judgement {
  readonly missing: readonly VisitCondition[]
  readonly task?: VisitTask
}

/**
 * What is wanted of a lock while this phone is at it, judged now and not when it was wanted (R0.16–R0.20, R0.25). One
 * thing at a time: the visit that programs a lock cannot hand over its trail (R0.31). A trail goes first, since a lock
 * that is programmed not to collect may lose it.
 */
export const judgeVisit = (visit: VisitContext): Judgement => {
  const { visitId, standing, request, at } = visit
  const missing = missingAt(visit)
  if (missing.length === 0 && request.status !== 'none' && mayTransfer(request, visitId, at)) {
    return { missing, task: { task: 'transfer_trail', requestId: request.requestId } }
  }
  const { job, desired } = standing
  const mayProgram = missing.every((condition) => condition === 'collects_audit_trails')
  if (!mayProgram || job === undefined || !mayBegin(job, at)) return { missing }
  return { missing, task: { task: 'program', jobId: job.jobId, settings: desired } }
}

const missingAt = ({ standing, qualification, isOnline }: VisitContext): readonly VisitCondition[] => {
  const met: Readonly<Record<VisitCondition, boolean>> = {
    collects_audit_trails: standing.reported.collectsAuditTrails,
    program_locks_with_mobile: qualification.mayProgramWithMobile,
    access_to_lock: qualification.hasAccess,
    internet_connection: isOnline,
  }
  return (Object.keys(met) as VisitCondition[]).filter((condition) => !met[condition])
}

export type LockVisitEvent = FactOf<VisitObserved>
export type Visit = VisitObserved['data']
export type LockVisitState = { readonly status: 'unknown' } | { readonly status: 'observed'; readonly visit: Visit }

export interface ObserveVisit {
  readonly type: 'observe'
  readonly visit: Visit
}

const decide = ({ visit }: ObserveVisit, state: LockVisitState): readonly LockVisitEvent[] => {
  if (state.status === 'unknown') return [{ type: 'audit_trail.visit_observed', data: visit }]
  if (state.visit.lockId !== visit.lockId || state.visit.userId !== visit.userId) {
    throw new DomainError('visit_id_taken', 'conflict', 'This id is that of another visit', { field: 'visitId' })
  }
  return []
}

/** A phone at a lock: observed once, however often it says that it is there. */
export const lockVisit: Decider<ObserveVisit, LockVisitState, LockVisitEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve: (_, { data }) => ({ status: 'observed', visit: data }),
}
