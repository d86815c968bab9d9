import type { DeviceCommandIssued, FactOf } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'
import {
  deadlinesOf,
  evolve,
  isIdle,
  isOpen,
  type LockKind,
  type RequestTimeouts,
  type TrailRequest,
  type TrailRequestEvent,
  type TrailRequestState,
} from './trail-request.js'
import { type ArrivingChunk, chunkFact, judgeChunk } from './trail-transfer.js'

export type TrailRequestCommand =
  | {
      readonly type: 'request'
      readonly requestId: string
      readonly lockId: string
      readonly lockKind: LockKind
      readonly by: string
      /** whether the lock collects, by what it was programmed with */
      readonly collecting: boolean
      readonly at: Date
      readonly timeouts: RequestTimeouts
    }
  | { readonly type: 'startTransfer'; readonly requestId: string; readonly visitId?: string; readonly at: Date }
  | { readonly type: 'takeChunk'; readonly requestId: string; readonly chunk: ArrivingChunk; readonly at: Date }
  | { readonly type: 'complete'; readonly requestId: string; readonly at: Date }
  /** about one that is not the last of its lock any more, as it ended */
  | { readonly type: 'noteLateAnswer'; readonly request: TrailRequest; readonly at: Date }
  | { readonly type: 'fail'; readonly requestId: string; readonly reason: string }
  | { readonly type: 'cancel'; readonly requestId: string; readonly by: string }
  | { readonly type: 'letTimePass'; readonly requestId: string; readonly at: Date }

const decide = (command: TrailRequestCommand, state: TrailRequestState): readonly TrailRequestEvent[] => {
  if (command.type === 'request') return request(command, state)
  if (command.type === 'noteLateAnswer') return noteLateAnswer(command.request, command.at)
  const current = requestNamed(command.requestId, state)
  const { requestId, lockId } = current
  switch (command.type) {
    case 'startTransfer':
      return startTransfer(command, current)
    case 'takeChunk':
      return takeChunk(command, current)
    case 'complete':
      return complete(command, current)
    case 'fail':
      return isOpen(current)
        ? [{ type: 'audit_trail.failed', data: { requestId, lockId, reason: command.reason } }]
        : []
    case 'cancel':
      return cancel(command, current)
    case 'letTimePass':
      return letTimePass(current, command.at)
  }
}

type Command<Type extends TrailRequestCommand['type']> = Extract<TrailRequestCommand, { type: Type }>

/** The open request answers for both (R0.23), unless the lock turned out to be of another kind: nobody could fetch that. */
const request = (command: Command<'request'>, state: TrailRequestState): readonly TrailRequestEvent[] => {
  if (!command.collecting) throw notCollecting()
  const { requestId, lockId, lockKind, by, at, timeouts } = command
  if (isOpen(state) && (state as TrailRequest).lockKind === lockKind) return []
  const replaced = isOpen(state) ? cancelled(state as TrailRequest, by) : []
  const data = {
    requestId,
    lockId,
    lockKind,
    requestedBy: by,
    requestedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + timeouts.expiresAfterSec * 1000).toISOString(),
    overdueAfterSec: timeouts.overdueAfterSec,
  }
  const requested = { type: 'audit_trail.requested', data } as const
  const told = lockKind === 'relay' ? [commandTo(lockId, requestId, data.expiresAt)] : []
  return [...replaced, requested, ...told]
}

/** A lock that is online is told, and goes on being told until it replies (R0.10). */
const commandTo = (lockId: string, requestId: string, expiresAt: string): FactOf<DeviceCommandIssued> => ({
  type: 'device.command_issued',
  data: { commandId: requestId, deviceId: lockId, command: { name: 'RequestAuditTrail', lockId }, expiresAt },
})

const withdrawn = ({ lockKind, lockId, requestId }: TrailRequest): readonly TrailRequestEvent[] =>
  lockKind === 'relay' ? [{ type: 'device.command_withdrawn', data: { commandId: requestId, deviceId: lockId } }] : []

const notCollecting = () =>
  new DomainError(
    'lock_not_collecting',
    'conflict',
    'The lock does not collect audit trails, so there is none to fetch',
    {
      remedy: [
        'enable “Collects audit trails” for the lock and finalise',
        'have the lock programmed',
        'request the audit trail',
        'visit the lock again with a phone that may program it',
      ],
    },
  )

const requestNamed = (requestId: string, state: TrailRequestState): TrailRequest => {
  if (state.status === 'none' || state.requestId !== requestId) {
    throw new DomainError('request_replaced', 'conflict', 'Another request for this lock has taken its place')
  }
  return state
}

/** One phone at a time; another takes over when the first has left. */
const startTransfer = (
  { visitId, at }: Command<'startTransfer'>,
  current: TrailRequest,
): readonly TrailRequestEvent[] => {
  const { requestId, lockId, transfer } = current
  if (!isOpen(current)) throw new DomainError('request_closed', 'conflict', `The request is ${current.status}`)
  if (transfer !== undefined) {
    if (transfer.visitId === visitId) return []
    if (!isIdle(transfer, at)) throw new DomainError('transfer_under_way', 'conflict', 'Another phone is at it')
  }
  const started = { requestId, lockId, ...(visitId !== undefined && { visitId }), startedAt: at.toISOString() }
  return [{ type: 'audit_trail.transfer_started', data: started }]
}

/** What comes after the request was closed is kept if it is true, and noted, and changes nothing else. */
const takeChunk = ({ chunk, at }: Command<'takeChunk'>, current: TrailRequest): readonly TrailRequestEvent[] => {
  if (judgeChunk(current.transfer, chunk) === 'repeated') return []
  if (current.status === 'completed') throw new DomainError('transfer_complete', 'conflict', 'The whole trail is here')
  const received = chunkFact(current, chunk, at)
  if (!chunk.isLast || !isOpen(current)) return [received]
  return [received, completed(evolve(current, received), at)]
}

/** A lock that answers when nobody waits any more has handed over its records all the same. */
const complete = ({ at }: Command<'complete'>, current: TrailRequest): readonly TrailRequestEvent[] => {
  return isOpen(current) ? [completed(current, at)] : noteLateAnswer(current, at)
}

const noteLateAnswer = (closed: TrailRequest, at: Date): readonly TrailRequestEvent[] => {
  const { requestId, lockId, status, answeredLateAt } = closed
  if (status === 'completed' || answeredLateAt !== undefined) return []
  return [{ type: 'audit_trail.answered_late', data: { requestId, lockId, answeredAt: at.toISOString() } }]
}

const completed = (current: TrailRequestState, at: Date): TrailRequestEvent => {
  const { requestId, lockId, transfer, requestedAt } = current as TrailRequest
  const durationMs = at.getTime() - Date.parse(transfer?.startedAt ?? requestedAt)
  const { visitId, chunks = [] } = transfer ?? {}
  const recordCount = chunks.reduce((sum, chunk) => sum + chunk.recordCount, 0)
  const byVisit = visitId === undefined ? {} : { visitId, recordCount }
  return { type: 'audit_trail.transfer_completed', data: { requestId, lockId, ...byVisit, durationMs } }
}

const cancel = ({ by }: Command<'cancel'>, current: TrailRequest): readonly TrailRequestEvent[] => {
  const { status } = current
  if (status === 'cancelled') return []
  if (!isOpen(current)) throw new DomainError('request_closed', 'conflict', `The request is ${status} already`)
  return cancelled(current, by)
}

const cancelled = (current: TrailRequest, by: string): readonly TrailRequestEvent[] => {
  const { requestId, lockId } = current
  return [{ type: 'audit_trail.cancelled', data: { requestId, lockId, by } }, ...withdrawn(current)]
}

const letTimePass = (current: TrailRequest, at: Date): readonly TrailRequestEvent[] => {
  const { requestId, lockId, overdueAfterSec: afterSec } = current
  const { overdueAt, expiresAt } = deadlinesOf(current)
  if (expiresAt !== undefined && at >= expiresAt) {
    return [{ type: 'audit_trail.expired', data: { requestId, lockId } }, ...withdrawn(current)]
  }
  if (overdueAt !== undefined && at >= overdueAt) {
    return [{ type: 'audit_trail.marked_overdue', data: { requestId, lockId, afterSec } }]
  }
  return []
}

/** The life of “Request audit trails” for one lock: at most one open request (R0.22, R0.23, R0.27, D-10). */
export const auditTrailRequest: Decider<TrailRequestCommand, TrailRequestState, TrailRequestEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
}
