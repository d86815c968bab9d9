import type { FactOf, RetentionPolicy, RetentionPolicyRemoved, RetentionPolicySet } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'
import { requireSound } from './policies.js'

export type PolicyFact = FactOf<RetentionPolicySet | RetentionPolicyRemoved>

export type PolicyCommand =
  { readonly type: 'set'; readonly policy: RetentionPolicy; readonly day: string } | { readonly type: 'remove' }

/** How long records of a kind are kept, in the organisation or in certain premises. */
export const retentionPolicyOfKind: Decider<PolicyCommand, RetentionPolicy | undefined, PolicyFact> = {
  initial: undefined,
  decide: (command, state) => {
    if (command.type === 'remove') {
      if (state === undefined) throw new DomainError('policy_unknown', 'not_found', 'There is no such policy')
      return [{ type: 'retention.policy_removed', data: state }]
    }
    requireSound(command.policy, command.day)
    const isSame = state !== undefined && JSON.stringify(sorted(state)) === JSON.stringify(sorted(command.policy))
    return isSame ? [] : [{ type: 'retention.policy_set', data: command.policy }]
  },
  evolve: (_, { type, data }) => (type === 'retention.policy_removed' ? undefined : data),
}

const sorted = (policy: RetentionPolicy) => Object.entries(policy).sort(([a], [b]) => a.localeCompare(b))
