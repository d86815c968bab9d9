import type { FactOf, ReportEvent, ReportRequested } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type ReportFact = FactOf<ReportEvent>
export type ReportRequest = ReportRequested['data']

export type ReportStatus = 'waiting' | 'ready' | 'failed' | 'cancelled' | 'expired'

export interface ReportState {
  readonly status: ReportStatus
  readonly request: ReportRequest
}

type Outcome = Exclude<ReportFact, { type: 'report.requested' }>

export type ReportCommand =
  { readonly type: 'request'; readonly request: ReportRequest } | { readonly type: 'settle'; readonly outcome: Outcome }

const STATUS: Readonly<Record<Outcome['type'], ReportStatus>> = {
  'report.completed': 'ready',
  'report.failed': 'failed',
  'report.cancelled': 'cancelled',
  'report.expired': 'expired',
}

/** The life of a report: asked for, made or not, taken back or expired. */
export const reportLife: Decider<ReportCommand, ReportState | undefined, ReportFact> = {
  initial: undefined,
  decide: (command, state) => {
    if (command.type === 'request') return [{ type: 'report.requested', data: command.request }]
    if (state === undefined) throw new DomainError('report_unknown', 'not_found', 'There is no such report')
    const { outcome } = command
    const isOver = state.status !== 'waiting' && state.status !== 'ready'
    // Made just when somebody took it back: it stays taken back.
    if (isOver || (outcome.type === 'report.completed' && state.status === 'ready')) return []
    return [outcome]
  },
  evolve: (state, fact) =>
    fact.type === 'report.requested'
      ? { status: 'waiting', request: fact.data }
      : { ...state!, status: STATUS[fact.type] },
}
