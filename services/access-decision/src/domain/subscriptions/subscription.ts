import type { FactOf, SubscriptionEvent, SubscriptionState } from '@doorledger/contracts'
import { type Decider, DomainError, requireVersion, type Seen } from '@doorledger/kernel'

export type SubscriptionFact = FactOf<SubscriptionEvent>

export type SubscriptionCommand =
  | { readonly type: 'create'; readonly state: SubscriptionState }
  | ({
      readonly type: 'change'
      readonly state: SubscriptionState
      /** whether events go to another address, which may be at the same host */
      readonly hasNewTarget: boolean
    } & Seen)
  | { readonly type: 'rotateSecret' }
  | ({ readonly type: 'delete' } & Seen)

export interface SubscriptionStanding {
  readonly state: SubscriptionState | undefined
  readonly version: number
}

/** The life of a subscription. */
export const subscription: Decider<SubscriptionCommand, SubscriptionStanding, SubscriptionFact> = {
  initial: { state: undefined, version: 0 },
  decide: (command, { state, version }) => {
    if (command.type === 'create') return [{ type: 'subscription.created', data: command.state }]
    if (state === undefined) throw subscriptionNotFound()
    return changed(command, state, version)
  },
  evolve: ({ state, version }, fact) => ({
    state: stateAfter(state, fact),
    version: version + 1,
  }),
}

const changed = (
  command: Exclude<SubscriptionCommand, { type: 'create' }>,
  state: SubscriptionState,
  version: number,
): readonly SubscriptionFact[] => {
  const { subscriptionId } = state
  switch (command.type) {
    case 'change': {
      requireVersion(command, version)
      if (command.state.channel !== state.channel) throw channelIsFixed()
      const isSame = !command.hasNewTarget && JSON.stringify(command.state) === JSON.stringify(state)
      return isSame ? [] : [{ type: 'subscription.changed', data: command.state }]
    }
    case 'rotateSecret':
      if (state.channel === 'mail') throw new DomainError('no_secret', 'conflict', 'Mails are not signed')
      return [{ type: 'subscription.secret_rotated', data: { subscriptionId } }]
    case 'delete':
      requireVersion(command, version)
      return [{ type: 'subscription.deleted', data: { subscriptionId } }]
  }
}

const stateAfter = (
  state: SubscriptionState | undefined,
  { type, data }: SubscriptionFact,
): SubscriptionState | undefined => {
  switch (type) {
    case 'subscription.created':
    case 'subscription.changed':
      return data
    case 'subscription.secret_rotated':
      return state
    case 'subscription.deleted':
      return undefined
  }
}

export const subscriptionNotFound = (): DomainError =>
  new DomainError('subscription_not_found', 'not_found', 'There is no such subscription')

const channelIsFixed = (): DomainError =>
  new DomainError('channel_is_fixed', 'invalid', 'A subscription stays a webhook or mail', { field: 'mail' })
