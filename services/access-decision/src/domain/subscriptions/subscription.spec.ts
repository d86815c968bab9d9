import { subscriptionCreated } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { subscription, type SubscriptionFact } from './subscription.js'

const state = subscriptionCreated.example
const { subscriptionId } = state
const created: SubscriptionFact = { type: 'subscription.created', data: state }
const deleted: SubscriptionFact = { type: 'subscription.deleted', data: { subscriptionId } }
const change = (parts: Partial<typeof state>, hasNewTarget = false, expectedVersion = 1) =>
  ({ type: 'change', state: { ...state, ...parts }, hasNewTarget, expectedVersion }) as const

describe('a subscription', () => {
  it('changes in what it wants', () =>
    given(subscription, [created])
      .when(change({ enabled: false }))
      .then([{ type: 'subscription.changed', data: { ...state, enabled: false } }]))

  it('that is the same changes when its address does', () => {
    given(subscription, [created]).when(change({})).then([])
    given(subscription, [created])
      .when(change({}, true))
      .then([{ type: 'subscription.changed', data: state }])
  })

  it('is not changed by who has not seen its last change', () =>
    given(subscription, [created])
      .when(change({}, true, 2))
      .thenRefused('changed_meanwhile'))

  it('stays what it is, webhook or mail', () =>
    given(subscription, [created])
      .when(change({ channel: 'mail' }))
      .thenRefused('channel_is_fixed'))

  it('that sends mails has no secret', () =>
    given(subscription, [{ type: 'subscription.created', data: { ...state, channel: 'mail' } }])
      .when({ type: 'rotateSecret' })
      .thenRefused('no_secret'))

  it('is gone once it is deleted', () =>
    given(subscription, [created, deleted]).when({ type: 'rotateSecret' }).thenRefused('subscription_not_found'))
})
