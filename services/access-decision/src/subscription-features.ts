import type { ServicePlatform } from '@doorledger/service'
import { queueAllDeliveries } from './features/queue-deliveries/queue-deliveries.js'
import { DeliverySender } from './features/send-deliveries/delivery-sender.js'
import { DueSubscriptions } from './features/send-deliveries/due-subscriptions.js'
import { TellSubscriber } from './features/send-deliveries/tell-subscriber.js'
import { MailChannel } from './features/send-deliveries/mail-channel.js'
import { WebhookChannel } from './features/send-deliveries/webhook-channel.js'
import { DeliveriesController } from './features/show-deliveries/deliveries.controller.js'
import { ChangeSubscriptions } from './features/subscribe/change-subscriptions.js'
import { RefuseSubscription } from './features/subscribe/refuse-subscription.js'
import { SubscriptionsController } from './features/subscribe/subscriptions.controller.js'
import { SubscriptionSecrets } from './subscriptions/subscription-secrets.js'

/** Who outside is told of events, and how they are told. */
export const subscriptionFeatures = ({ clock = () => new Date() }: ServicePlatform) => ({
  processors: queueAllDeliveries(clock),
  controllers: [SubscriptionsController, DeliveriesController],
  providers: [
    SubscriptionSecrets,
    ChangeSubscriptions,
    RefuseSubscription,
    DueSubscriptions,
    WebhookChannel,
    MailChannel,
    TellSubscriber,
    DeliverySender,
  ],
})
