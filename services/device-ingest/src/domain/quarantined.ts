import type { FactOf, QuarantineResolved } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type QuarantinedEvent = FactOf<QuarantineResolved>

export interface QuarantinedCommand {
  readonly type: 'discard'
  readonly quarantineId: string
  readonly deviceId: string
  readonly reason: string
}

export type QuarantinedState = 'open' | 'settled'

const decide = (command: QuarantinedCommand, standing: QuarantinedState): readonly QuarantinedEvent[] => {
  if (standing === 'settled') return []
  const { quarantineId, deviceId, reason } = command
  return [{ type: 'device.quarantine_resolved', data: { deviceId, quarantineId, outcome: 'discarded', reason } }]
}

/** What people decide of something in quarantine. That it could be read after all is no decision but a finding. */
export const quarantined: Decider<QuarantinedCommand, QuarantinedState, QuarantinedEvent> = {
  initial: 'open',
  decide,
  evolve: () => 'settled',
}
