import { subscriptionLifeEvents } from '@doorledger/contracts'
import { aggregate, type Stored } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import { subscription, type SubscriptionFact } from '../domain/subscriptions/subscription.js'

const writeRow = async (
  client: ClientBase,
  { tenantid, subject, type, streamversion, data, time }: Stored<SubscriptionFact>,
): Promise<void> => {
  const of = [tenantid, subject]
  switch (type) {
    // Its row holds what no event does, and is written by whoever knows that.
    case 'subscription.created':
      return
    case 'subscription.changed':
      await client.query(CHANGE, [...of, data, data.facilityPath, data.enabled, streamversion, time])
      return
    case 'subscription.secret_rotated':
      await client.query(ROTATED, [...of, streamversion, time])
      return
    case 'subscription.deleted':
      await client.query('delete from subscriptions where tenant_id = $1 and subscription_id = $2', of)
  }
}

/** Who changes a subscription has mended the receiver, or means to: it is tried again at once. */
const CHANGE = `
  update subscriptions
  set state = $3, facility_path = $4, enabled = $5, version = $6, changed_at = $7, failures = 0, due_at = $7
  where tenant_id = $1 and subscription_id = $2`
const ROTATED = `
  update subscriptions set version = $3, changed_at = $4 where tenant_id = $1 and subscription_id = $2`

/** Who is told of what. */
export const subscriptions = aggregate({
  name: 'subscription',
  decider: subscription,
  events: subscriptionLifeEvents,
  shown: ({ state }) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const event of events) await writeRow(client, event)
  },
})
