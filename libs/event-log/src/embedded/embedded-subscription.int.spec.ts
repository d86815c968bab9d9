import { randomUUID } from 'node:crypto'
import { freshDatabase } from '@doorledger/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PATIENCE, someTopic } from '../contract/log-under-test.js'
import { ViewConsumer, ViewStore } from '../contract/view-store.js'
import type { EventLog, LogConsumer } from '../event-log.js'
import { silentSink } from '../log-sink.js'
import { ConsumerGroups } from './consumer-groups.js'
import { ControlSession } from './control-session.js'
import { openEmbeddedEventLog } from './embedded-event-log.js'
import { EmbeddedSubscription } from './embedded-subscription.js'

const LEASE_MS = 60_000
const TOPIC_ID = 1

let log: EventLog
let session: ControlSession
let groups: ConsumerGroups
beforeEach(async () => {
  const url = await freshDatabase()
  log = await openEmbeddedEventLog({ url, partitions: ({ partitions }) => partitions })
  session = new ControlSession(url, silentSink)
  groups = new ConsumerGroups(session, LEASE_MS)
})
afterEach(async () => {
  await session.close()
  await log.close()
})

const subscribed = async (consumer: LogConsumer): Promise<EmbeddedSubscription> => {
  const sourceOf = () => ({
    watermarks: () => Promise.resolve({ low: 0, high: 0 }),
    reached: (offset: number, signal: AbortSignal) =>
      new Promise<number>((resolve) => signal.addEventListener('abort', () => resolve(offset))),
    gathered: () => Promise.resolve(),
    released: () => Promise.resolve(),
    read: () => Promise.resolve({ records: [], complete: true }),
  })
  const onClosed = () => undefined
  const subscription = new EmbeddedSubscription({
    consumer,
    topicId: TOPIC_ID,
    groups,
    sourceOf,
    logger: silentSink,
    onClosed,
  })
  await subscription.open()
  return subscription
}

it('does not start a partition again that it is handing back, although the group still counts it as its own', async () => {
  const topic = someTopic(2)
  await log.createTopics([topic])
  const [store, group] = [new ViewStore(), `group-${randomUUID()}`]
  const first = new ViewConsumer(topic.name, group, store)
  const second = new ViewConsumer(topic.name, group, store)
  const asksBeforeItIsGivenBack = async () => {
    await groups.join(TOPIC_ID, new ViewConsumer(topic.name, 'others'), () => undefined)
    void groups.renewWhenDue()
  }
  const reading = await subscribed({
    topic: topic.name,
    group,
    claim: (partition) => first.claim(partition),
    process: (batch) => first.process(batch),
    release: async (partition) => {
      first.release(partition)
      await asksBeforeItIsGivenBack()
    },
  })
  await groups.renewWhenDue()
  await expect.poll(() => [...first.owned], PATIENCE).toEqual([0, 1])
  const alsoReading = await subscribed(second)
  await groups.renewWhenDue()
  const renewed = async () => {
    await groups.renewWhenDue()
    return [first.owned.size, second.owned.size]
  }
  await expect.poll(renewed, PATIENCE).toEqual([1, 1])
  expect(first.claimed).toEqual([0, 1])
  await Promise.all([reading.close(), alsoReading.close()])
})
