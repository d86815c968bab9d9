import type { AuditTrailRecordsCounted, FactOf } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type TrailCountEvent = FactOf<AuditTrailRecordsCounted>

export interface TrailCountCommand {
  readonly type: 'tell'
  readonly count: TrailCountEvent['data']
}

export interface TrailCountState {
  readonly isTold: boolean
}

/** How many records of one request were new: told once. */
export const trailCount: Decider<TrailCountCommand, TrailCountState, TrailCountEvent> = {
  initial: { isTold: false },
  decide: ({ count }, { isTold }) => (isTold ? [] : [{ type: 'audit_trail.records_counted', data: count }]),
  evolve: () => ({ isTold: true }),
}
