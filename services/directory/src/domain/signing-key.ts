import type { FactOf, SigningKeyPublished, SigningKeyRetired, SigningKeyState } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type SigningKeyEvent = FactOf<SigningKeyPublished | SigningKeyRetired>

export type SigningKeyCommand =
  { readonly type: 'publish'; readonly key: SigningKeyState } | { readonly type: 'retire'; readonly at: Date }

export type SigningKeyAggregateState =
  { readonly status: 'unknown' } | { readonly status: 'known' | 'retired'; readonly key: SigningKeyState }

const decide = (command: SigningKeyCommand, standing: SigningKeyAggregateState): readonly SigningKeyEvent[] => {
  switch (command.type) {
    case 'publish':
      if (standing.status !== 'unknown') throw new DomainError('signing_key_exists', 'conflict', 'The key exists')
      return [{ type: 'signing_key.published', data: command.key }]
    case 'retire':
      return standing.status === 'known'
        ? [{ type: 'signing_key.retired', data: { ...standing.key, retiredAt: command.at.toISOString() } }]
        : []
  }
}

const evolve = (_: SigningKeyAggregateState, event: SigningKeyEvent): SigningKeyAggregateState => {
  switch (event.type) {
    case 'signing_key.published':
      return { status: 'known', key: event.data }
    case 'signing_key.retired':
      return { status: 'retired', key: event.data }
  }
}

/** The life of a key that signs access tokens: made known, later to sign, in the end retired for good. */
export const signingKey: Decider<SigningKeyCommand, SigningKeyAggregateState, SigningKeyEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
