import { expect, it } from 'vitest'
import { ViewConsumer } from '../contract/view-store.js'
import { silentSink } from '../log-sink.js'
import { ConsumerThrottle } from '../consumer-throttle.js'
import { KafkaClients } from './kafka-clients.js'
import { settingsOf } from './kafka-options.js'
import { KafkaSubscription } from './kafka-subscription.js'

it('says when it is closed, so that whoever keeps it lets it go, also while Kafka is away', async () => {
  const clients = new KafkaClients(settingsOf({ brokers: ['127.0.0.1:1'], clientId: 'away' }))
  const kept = new Set<KafkaSubscription>()
  const subscription = new KafkaSubscription({
    consumer: new ViewConsumer('topic', 'group'),
    connect: (groupId) => clients.consumer(groupId),
    watermarks: () => Promise.resolve(new Map()),
    throttle: new ConsumerThrottle(),
    logger: silentSink,
    onClosed: () => kept.delete(subscription),
  })
  kept.add(subscription)
  await subscription.close()
  expect(kept).toEqual(new Set())
})
