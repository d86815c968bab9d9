import { Inject, Injectable } from '@nestjs/common'
import type { Outcome } from '../../domain/subscriptions/retry-policy.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../../options.js'
import type { Sealing } from '../../subscriptions/subscription-secrets.js'
import { AllowedAddresses } from '@doorledger/outbound'
import type { DueDelivery, DueSubscription } from './due-subscriptions.js'
import { postWebhook } from './post-webhook.js'
import { signatureOf } from './sign-webhook.js'

/** One attempt to tell one receiver of one event. */
export interface Attempt {
  readonly subscription: DueSubscription
  readonly delivery: DueDelivery
  readonly sealing: Sealing
  readonly now: Date
  /** raised when the service stops */
  readonly signal: AbortSignal
}

const TIMEOUT_MS = 10_000

/** Posts events as CloudEvents in structured JSON, signed. */
@Injectable()
export class WebhookChannel {
  private readonly addresses: AllowedAddresses
  private readonly timeoutMs: number

  constructor(@Inject(ACCESS_DECISION_OPTIONS) { webhookNetworks, webhookTimeoutMs }: AccessDecisionOptions) {
    this.addresses = new AllowedAddresses(webhookNetworks)
    this.timeoutMs = webhookTimeoutMs ?? TIMEOUT_MS
  }

  send({ subscription, delivery, sealing, now, signal }: Attempt): Promise<Outcome> {
    const url = sealing.unseal('target', subscription.target_sealed)
    const timestamp = Math.floor(now.getTime() / 1_000)
    const { body } = delivery
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Doorledger',
      'doorledger-event-id': delivery.event_id,
      'doorledger-event-type': delivery.event_type,
      'doorledger-subscription': subscription.subscription_id,
      'doorledger-position': delivery.position,
      'doorledger-attempt': String(delivery.attempts + 1),
      'doorledger-timestamp': String(timestamp),
      'doorledger-signature': signatureOf(secretsOf(subscription, sealing, now), { timestamp, body }),
    }
    return postWebhook({ url, headers, body }, { addresses: this.addresses, timeoutMs: this.timeoutMs, signal })
  }
}

/** The present secret first. */
const secretsOf = (subscription: DueSubscription, sealing: Sealing, now: Date): readonly string[] => {
  const { secret_sealed: present, previous_secret_sealed: previous, previous_secret_until: until } = subscription
  const isInForce = previous !== null && until !== null && now < until
  return [present!, ...(isInForce ? [previous] : [])].map((sealed) => sealing.unseal('secret', sealed))
}
