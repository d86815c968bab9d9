import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { reason } from '../access/vocabulary.js'
import { alertSeverity } from '../alert/alert.js'
import { subscriptionEvents } from '../topic.js'

/** Which of the events of the types it names a subscriber wants: all that fit every field that is given. */
export const subscriptionFilter = z.strictObject({
  doorIds: z.array(z.string().min(1).max(200)).min(1).max(500).optional(),
  deviceIds: z.array(z.string().min(1).max(200)).min(1).max(500).optional(),
  userIds: z.array(z.uuid()).min(1).max(500).optional(),
  reasons: z.array(reason).min(1).optional().describe('Of attempts at doors'),
  severities: z.array(alertSeverity).min(1).optional().describe('Of alerts'),
  scheduleIds: z.array(z.uuid()).min(1).max(500).optional().describe('Reports of these schedules'),
})
export type SubscriptionFilter = z.infer<typeof subscriptionFilter>

/** What a subscriber wants to be told. */
export const subscriptionState = z.object({
  subscriptionId: z.uuid(),
  name: z.string(),
  channel: z.enum(['webhook', 'mail']),
  target: z.string().describe('Host of a webhook, as addresses often hold secrets; how many recipients of mail'),
  types: z.array(z.string()).describe('Event types; `alert.*` stands for all that begin so'),
  filter: subscriptionFilter,
  facilityPath: z.string().optional().describe('Events of this place alone: `hq/building-1`'),
  includeDuress: z.boolean(),
  enabled: z.boolean(),
})
export type SubscriptionState = z.infer<typeof subscriptionState>

const ofSubscription = {
  version: 1,
  topic: subscriptionEvents,
  subject: ({ subscriptionId }: { subscriptionId: string }) => subscriptionId,
}
const subscriptionId = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f'
const example: SubscriptionState = {
  subscriptionId,
  name: 'Control room',
  channel: 'webhook',
  target: 'hooks.example.com',
  types: ['alert.*', 'access.denied'],
  filter: { doorIds: ['front-door'] },
  includeDuress: false,
  enabled: true,
}

export const subscriptionCreated = defineEvent({
  ...ofSubscription,
  type: 'subscription.created',
  description: 'Somebody outside is to be told of events.',
  data: subscriptionState,
  example,
})

export const subscriptionChanged = defineEvent({
  ...ofSubscription,
  type: 'subscription.changed',
  description: 'What a subscriber wants changed, or where it is told.',
  data: subscriptionState,
  example: { ...example, enabled: false },
})

export const subscriptionSecretRotated = defineEvent({
  ...ofSubscription,
  type: 'subscription.secret_rotated',
  description: 'A webhook signs with a new secret; the one before holds for a while longer.',
  data: z.object({ subscriptionId: z.uuid() }),
  example: { subscriptionId },
})

export const subscriptionDeleted = defineEvent({
  ...ofSubscription,
  type: 'subscription.deleted',
  description: 'Nobody is told any more.',
  data: z.object({ subscriptionId: z.uuid() }),
  example: { subscriptionId },
})

export const subscriptionLifeEvents = [
  subscriptionCreated,
  subscriptionChanged,
  subscriptionSecretRotated,
  subscriptionDeleted,
] as const
export type SubscriptionEvent = EventFrom<(typeof subscriptionLifeEvents)[number]>
