import type { CommandHandler } from '@doorledger/event-store'
import { COMMANDS } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { alerts } from '../../alerts/alerts.js'
import type { Outcome } from '../../domain/subscriptions/retry-policy.js'
import { type Sealing, SubscriptionSecrets } from '../../subscriptions/subscription-secrets.js'
import type { DueDelivery, DueSubscription } from './due-subscriptions.js'
import { MailChannel } from './mail-channel.js'
import { type Attempt, WebhookChannel } from './webhook-channel.js'

/** Tells one receiver of one event, by the way he has chosen. */
@Injectable()
export class TellSubscriber {
  constructor(
    private readonly webhooks: WebhookChannel,
    private readonly mails: MailChannel,
    private readonly secrets: SubscriptionSecrets,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
  ) {}

  /** @returns undefined when the subscription was deleted */
  sealingOf({ tenant_id: tenantId, subscription_id: subscriptionId }: DueSubscription): Promise<Sealing | undefined> {
    return this.secrets.of({ tenantId, subscriptionId })
  }

  /** Never rejects for what the receiver does. */
  attempt(attempt: Attempt): Promise<Outcome> {
    return (attempt.subscription.channel === 'mail' ? this.mails : this.webhooks).send(attempt)
  }

  /** So that whoever looks at an alert sees that somebody outside knows of it. */
  async note(
    { tenant_id: tenantId, subscription_id: subscriptionId, channel }: DueSubscription,
    { event_type: type, event_subject: id }: DueDelivery,
  ): Promise<void> {
    if (type !== 'alert.raised') return
    const target = { aggregate: alerts, id, by: { tenantId, actor: 'system' } }
    await this.commands.handle(target, { type: 'noteNotified', channel, subscriptionId })
  }
}
