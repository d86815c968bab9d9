import type { FactOf, LockdownEvent, LockdownScope, LockdownState } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type LockdownFact = FactOf<LockdownEvent>

export type LockdownCommand =
  | {
      readonly type: 'start'
      readonly lockdownId: string
      readonly scope: LockdownScope
      readonly reason: string
      readonly at: string
      readonly by: string
    }
  | { readonly type: 'end'; readonly at: string; readonly by: string }

/**
 * The life of a lockdown: started once, ended once. Each step is told twice: to whoever reads what happened at doors, and
 * to the replicas that decide.
 */
export const lockdown: Decider<LockdownCommand, LockdownState | undefined, LockdownFact> = {
  initial: undefined,
  decide: (command, state) => {
    if (command.type === 'start') {
      if (state !== undefined) return []
      const { lockdownId, scope, reason, at, by } = command
      return toldTwice('lockdown.started', {
        lockdownId,
        scope,
        reason,
        startedAt: at,
        startedBy: by,
      })
    }
    if (state === undefined) throw new DomainError('lockdown_not_found', 'not_found', 'There is no such lockdown')
    if (state.endedAt !== undefined) return []
    return toldTwice('lockdown.ended', {
      ...state,
      endedAt: command.at,
      endedBy: command.by,
    })
  },
  evolve: (_, { data }) => data,
}

const toldTwice = (type: 'lockdown.started' | 'lockdown.ended', data: LockdownState): readonly LockdownFact[] => [
  { type: 'lockdown.state_changed', data },
  { type, data },
]
