import { lineOfText, subscriptionFilter, subscriptionState } from '@doorledger/contracts'
import { z } from 'zod'
import type { SubscriptionRow } from '../../subscriptions/subscription-rows.js'

const LONGEST_URL = 2_000
const MOST_RECIPIENTS = 20
const MOST_TYPES = 50

const webhook = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://hooks.example.com/doors' })
    .max(LONGEST_URL)
    .describe('Where events are posted to. Kept sealed and never shown again: only its host is'),
})
const mail = z.strictObject({
  to: z.array(z.email().max(254)).min(1).max(MOST_RECIPIENTS).describe('Kept sealed: only how many there are is shown'),
})

const fields = {
  name: lineOfText(200),
  types: z
    .array(z.string().regex(/^[a-z_]+\.([a-z_]+|\*)$/, 'must be an event type, or one that ends in .*'))
    .min(1)
    .max(MOST_TYPES)
    .describe('Event types; `alert.*` stands for all that begin so'),
  filter: subscriptionFilter.default({}).describe('Events that fit every field that is given'),
  facilityPath: z.string().min(1).max(500).optional().describe('Events of this place alone, and of all within it'),
  includeDuress: z.boolean().default(false).describe('Takes `duress:read`; without it duress looks like any grant'),
  enabled: z.boolean().default(true),
  webhook: webhook.optional(),
  mail: mail.optional(),
}

export const newSubscription = z
  .strictObject(fields)
  .refine(({ webhook: hook, mail: mails }) => (hook === undefined) !== (mails === undefined), {
    path: ['webhook'],
    error: 'must be given, or `mail` instead of it',
  })
export const replacement = z
  .strictObject(fields)
  .refine(({ webhook: hook, mail: mails }) => hook === undefined || mails === undefined, {
    path: ['mail'],
    error: 'must not be given beside `webhook`',
  })
  .describe('`webhook` and `mail` are as they were when left out; everything else has its default again')
export type SubscriptionRequest = z.output<typeof newSubscription>

export const subscriptionView = subscriptionState.omit({ subscriptionId: true }).extend({
  id: z.uuid(),
  version: z.int().describe('For `If-Match`; also the `ETag`'),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  lastPosition: z.int().describe('Of the newest event that it was to be told of'),
  failures: z.int().describe('Attempts in a row at which the receiver could not be reached'),
  waitsUntil: z.iso.datetime().nullable().describe('When the receiver is tried again, after failures'),
})
export type SubscriptionView = z.infer<typeof subscriptionView>

const secret = z.string().describe('Shown this once. Verifies that an event comes from here')
export const createdSubscription = subscriptionView.extend({ secret: secret.optional() })
export type CreatedSubscription = z.infer<typeof createdSubscription>

export const rotatedSecret = z.object({
  secret,
  previousUntil: z.iso.datetime().describe('Until then events are signed with the previous secret as well'),
})

export const viewOf = (row: SubscriptionRow): SubscriptionView => {
  const { subscriptionId: id, ...state } = row.state
  return {
    id,
    ...state,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    lastPosition: Number(row.last_position),
    failures: row.failures,
    waitsUntil: row.failures === 0 ? null : row.due_at.toISOString(),
  }
}
