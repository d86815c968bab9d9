import type { KafkaMessage } from 'kafkajs'
import { expect, it, vi } from 'vitest'
import type { LogConsumer } from '../event-log.js'
import { silentSink } from '../log-sink.js'
import { ConsumerThrottle } from '../consumer-throttle.js'
import { PartitionConsumer } from './partition-consumer.js'

const PATIENCE = { timeout: 60_000, interval: 10 }

const message = (offset: number): KafkaMessage => ({
  key: null,
  value: Buffer.from('{}'),
  timestamp: '0',
  attributes: 0,
  offset: String(offset),
  headers: {},
})

/** A lane of an empty partition that has claimed it, and what it handed to its consumer since. */
const assignedConsumer = async (
  throttle: ConsumerThrottle,
  { topic = 'blocks', whenHandedOut = (_: PartitionConsumer): void => undefined } = {},
) => {
  const handedOut: number[] = []
  const consumer: LogConsumer = {
    group: 'rows',
    topic,
    claim: vi.fn(() => Promise.resolve(0)),
    process: ({ nextOffset }) => {
      handedOut.push(nextOffset)
      return Promise.resolve(whenHandedOut(partitionConsumer))
    },
    release: vi.fn(() => Promise.resolve()),
  }
  const partitionConsumer: PartitionConsumer = new PartitionConsumer({
    partition: 0,
    consumer,
    throttle,
    maxQueuedBytes: 1_000,
    flow: {
      pause: () => undefined,
      resume: () => undefined,
      seek: () => undefined,
      watermarks: () => Promise.resolve({ low: 0, high: 10 }),
      confirmed: () => Promise.resolve(),
    },
    logger: silentSink,
  })
  partitionConsumer.start(undefined)
  await vi.waitFor(() => expect(consumer.claim).toHaveBeenCalledTimes(1), PATIENCE)
  const offer = (offset: number) =>
    partitionConsumer.offer({ fetchedOffset: offset, lastOffset: offset, messages: [message(offset)] })
  return { partitionConsumer, consumer, offer, handedOut }
}

/** Has more callers wait than a rush takes, until the answer is called. */
const rushTo = (throttle: ConsumerThrottle): (() => void) => {
  const durable = Promise.withResolvers<void>()
  for (let call = 0; call < 64; call += 1) void throttle.waitFor('blocks', () => durable.promise)
  return durable.resolve
}

it('hands out nothing during a rush, and goes on after it', async () => {
  const throttle = new ConsumerThrottle()
  const passed = rushTo(throttle)
  const { partitionConsumer, offer, handedOut } = await assignedConsumer(throttle)
  await vi.waitFor(() => expect(offer(0)).toBe(true), PATIENCE)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(handedOut).toEqual([])
  passed()
  await vi.waitFor(() => expect(handedOut).toEqual([1]), PATIENCE)
  await partitionConsumer.stop()
})

it('hands out what decides who may do what during a rush, too', async () => {
  const throttle = new ConsumerThrottle()
  rushTo(throttle)
  const { partitionConsumer, offer, handedOut } = await assignedConsumer(throttle, { topic: 'directory.events.v1' })
  await vi.waitFor(() => expect(offer(0)).toBe(true), PATIENCE)
  await vi.waitFor(() => expect(handedOut).toEqual([1]), PATIENCE)
  await partitionConsumer.stop()
})

it('releases its partition when it is stopped during a rush', async () => {
  const throttle = new ConsumerThrottle()
  rushTo(throttle)
  const { partitionConsumer, consumer } = await assignedConsumer(throttle)
  await partitionConsumer.stop()
  expect(consumer.release).toHaveBeenCalledWith(0)
})

it('claims its partition again when it is restarted during a rush, and hands out what follows it', async () => {
  const throttle = new ConsumerThrottle()
  const passed = rushTo(throttle)
  const { partitionConsumer, consumer, offer, handedOut } = await assignedConsumer(throttle)
  partitionConsumer.restart()
  await vi.waitFor(() => expect(consumer.claim).toHaveBeenCalledTimes(2), PATIENCE)
  passed()
  await vi.waitFor(() => expect(offer(0)).toBe(true), PATIENCE)
  await vi.waitFor(() => expect(handedOut).toEqual([1]), PATIENCE)
  await partitionConsumer.stop()
})

it.each([0, 1, 2, 3, 4, 5, 6])(
  'claims its partition again when it is restarted %i turns after a batch',
  async (turns) => {
    const restartAfter = (partitionConsumer: PartitionConsumer, left: number): void =>
      left === 0 ? partitionConsumer.restart() : queueMicrotask(() => restartAfter(partitionConsumer, left - 1))
    let isFirst = true
    const { partitionConsumer, consumer, offer } = await assignedConsumer(new ConsumerThrottle(), {
      whenHandedOut: (handedOutBy) => {
        if (isFirst) restartAfter(handedOutBy, turns)
        isFirst = false
      },
    })
    await vi.waitFor(() => expect(offer(0)).toBe(true), PATIENCE)
    await vi.waitFor(() => expect(consumer.claim).toHaveBeenCalledTimes(2), PATIENCE)
    await partitionConsumer.stop()
  },
)
