import type {
  AuditTrailRequestEvent,
  DeviceCommandIssued,
  DeviceCommandWithdrawn,
  FactOf,
  lockKind,
} from '@doorledger/contracts'
import type { z } from 'zod'
import { type Transfer, withChunk } from './trail-transfer.js'

export type TrailRequestEvent = FactOf<AuditTrailRequestEvent | DeviceCommandIssued | DeviceCommandWithdrawn>
export type LockKind = z.infer<typeof lockKind>

/** How long a request waits, and how long its transfer may take. */
export interface RequestTimeouts {
  readonly expiresAfterSec: number
  readonly overdueAfterSec: number
}

export const defaultTimeouts: RequestTimeouts = { expiresAfterSec: 30 * 86_400, overdueAfterSec: 600 }

export const openStatuses = ['awaiting_visit', 'awaiting_device', 'transferring'] as const
export const closedStatuses = ['completed', 'failed', 'cancelled', 'expired'] as const
export type TrailRequestStatus = (typeof openStatuses | typeof closedStatuses)[number]

/** The last request for the trail of a lock; `none` when nobody ever asked. */
export type TrailRequestState = { readonly status: 'none' } | TrailRequest

export interface TrailRequest {
  readonly status: TrailRequestStatus
  readonly requestId: string
  readonly lockId: string
  readonly lockKind: LockKind
  readonly requestedBy: string
  readonly requestedAt: string
  readonly expiresAt: string
  readonly overdueAfterSec: number
  readonly overdue: boolean
  readonly transfer?: Transfer
  /** records handed over, when that is known */
  readonly recordCount?: number
  /** of these, once all were read */
  readonly newCount?: number
  readonly failure?: string
  readonly cancelledBy?: string
  /** when the lock answered although the request was closed */
  readonly answeredLateAt?: string
}

export const isOpen = ({ status }: TrailRequestState): boolean => (openStatuses as readonly string[]).includes(status)

/** A phone that handed over nothing for this long has left. */
const TRANSFER_IDLE_MS = 10 * 60_000

/** Whether a phone at the lock may hand over its trail now: never that of a lock that sends by itself (R0.32). */
export const mayTransfer = (current: TrailRequest, visitId: string, at: Date): boolean => {
  const { lockKind, transfer } = current
  if (lockKind === 'relay' || !isOpen(current)) return false
  return transfer === undefined || transfer.visitId === visitId || isIdle(transfer, at)
}

export const isIdle = ({ lastSignAt }: Transfer, at: Date): boolean =>
  at.getTime() - Date.parse(lastSignAt) >= TRANSFER_IDLE_MS

export interface Deadlines {
  readonly overdueAt?: Date
  readonly expiresAt?: Date
}

/** A transfer that is under way does not expire, and is counted from the request or from the visit (D-10). */
export const deadlinesOf = (current: TrailRequest): Deadlines => {
  if (!isOpen(current)) return {}
  const { transfer, expiresAt, lockKind, requestedAt, overdueAfterSec } = current
  const idleAt = transfer === undefined ? 0 : Date.parse(transfer.lastSignAt) + TRANSFER_IDLE_MS
  const countedFrom = lockKind === 'relay' ? requestedAt : transfer?.startedAt
  return {
    expiresAt: new Date(Math.max(Date.parse(expiresAt), idleAt)),
    ...(!current.overdue &&
      countedFrom !== undefined && { overdueAt: new Date(Date.parse(countedFrom) + overdueAfterSec * 1000) }),
  }
}

/** When the passing of time next changes something; undefined when it never does. */
export const nextDeadline = (state: TrailRequestState): Date | undefined => {
  if (state.status === 'none') return undefined
  const { overdueAt, expiresAt } = deadlinesOf(state)
  return overdueAt !== undefined && expiresAt !== undefined && overdueAt < expiresAt ? overdueAt : expiresAt
}

/** The last request of a lock after something happened, which may be about one before it. */
export const evolve = (state: TrailRequestState, event: TrailRequestEvent): TrailRequestState => {
  if (event.type === 'audit_trail.requested') {
    const status = event.data.lockKind === 'relay' ? 'awaiting_device' : 'awaiting_visit'
    return { ...event.data, status, overdue: false }
  }
  if (state.status === 'none') return state
  switch (event.type) {
    case 'audit_trail.transfer_started': {
      const { visitId, startedAt } = event.data
      return { ...state, status: 'transferring', transfer: { visitId, startedAt, lastSignAt: startedAt, chunks: [] } }
    }
    case 'audit_trail.chunk_received':
      return { ...state, transfer: withChunk(state.transfer, event.data) }
    case 'audit_trail.marked_overdue':
      return { ...state, overdue: true }
    case 'audit_trail.answered_late':
      return answeredLate(state, event)
    case 'device.command_issued':
    case 'device.command_withdrawn':
      return state
    default:
      return closed(state, event)
  }
}

type LateAnswer = Extract<TrailRequestEvent, { type: 'audit_trail.answered_late' }>

/** Another request may have taken the place of the one that was answered. */
const answeredLate = (state: TrailRequest, { data }: LateAnswer): TrailRequest =>
  data.requestId === state.requestId ? { ...state, answeredLateAt: data.answeredAt } : state

type Ending = Extract<
  TrailRequestEvent,
  {
    type: 'audit_trail.transfer_completed' | 'audit_trail.failed' | 'audit_trail.cancelled' | 'audit_trail.expired'
  }
>

const closed = (state: TrailRequest, event: Ending): TrailRequest => {
  switch (event.type) {
    case 'audit_trail.transfer_completed': {
      const { recordCount } = event.data
      return { ...state, status: 'completed', ...(recordCount !== undefined && { recordCount }) }
    }
    case 'audit_trail.failed':
      return { ...state, status: 'failed', failure: event.data.reason }
    case 'audit_trail.cancelled':
      return { ...state, status: 'cancelled', cancelledBy: event.data.by }
    case 'audit_trail.expired':
      return { ...state, status: 'expired' }
  }
}
