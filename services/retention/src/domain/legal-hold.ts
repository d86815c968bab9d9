import type { FactOf, LegalHold, LegalHoldEvent } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type HoldFact = FactOf<LegalHoldEvent>

export type HoldCommand =
  | { readonly type: 'place'; readonly hold: LegalHold }
  | { readonly type: 'release'; readonly by: string; readonly at: string; readonly reason: string }

/** A hold: placed by one, released by two. */
export const legalHoldLife: Decider<HoldCommand, LegalHold | undefined, HoldFact> = {
  initial: undefined,
  decide: (command, state) => {
    if (command.type === 'place') return state === undefined ? [{ type: 'legal_hold.placed', data: command.hold }] : []
    if (state === undefined) throw new DomainError('legal_hold_unknown', 'not_found', 'There is no such hold')
    return release(command, state)
  },
  evolve: (_, { data }) => data,
}

const release = ({ by, at, reason }: Extract<HoldCommand, { type: 'release' }>, state: LegalHold): HoldFact[] => {
  if (state.releasedAt !== undefined) throw new DomainError('legal_hold_released', 'conflict', 'It is released already')
  if (state.releaseRequestedBy === undefined) {
    return [{ type: 'legal_hold.release_requested', data: { ...state, releaseRequestedBy: by, releaseReason: reason } }]
  }
  if (state.releaseRequestedBy === by) {
    throw new DomainError('second_person_needed', 'conflict', 'Somebody else must agree to the release')
  }
  return [{ type: 'legal_hold.released', data: { ...state, releasedBy: by, releasedAt: at } }]
}
