import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { EventLog, RecordBatch } from '../event-log.js'
import { freshTopic, PATIENCE, someRecords, type LogUnderTest } from './log-under-test.js'
import { gate, ViewConsumer, ViewStore } from './view-store.js'

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `${from + index}`)

/** A topic of several partitions and one key for each of them. */
const topicWithKeys = async (log: EventLog, partitions: number) => {
  const fresh = await freshTopic(log, partitions)
  const keys: string[] = []
  for (let tried = 0; keys.filter(Boolean).length < partitions; tried += 1) {
    const before = await log.watermarks(fresh.topic)
    await log.append(fresh.topic, [{ key: `key-${tried}`, value: 'probe' }])
    for (const [partition, { high }] of await log.watermarks(fresh.topic))
      if (high > (before.get(partition)?.high ?? 0)) keys[partition] ??= `key-${tried}`
  }
  const store = new ViewStore()
  for (const [partition, { high }] of await log.watermarks(fresh.topic)) store.moveTo(partition, high)
  const record = (partition: number, value: string) => ({ key: keys[partition] ?? '', value })
  return { ...fresh, store, record }
}

const usedMemory = (): number => {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export const consumingContract = (tested: () => LogUnderTest): void => {
  describe('a consumer', () => {
    it('claims every partition, also the empty ones, and gets what arrives later', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 3)
      const consumer = new ViewConsumer(topic, group)
      const subscription = await log.subscribe(consumer)
      await expect.poll(() => [...consumer.owned].sort(), PATIENCE).toEqual([0, 1, 2])
      await log.append(topic, someRecords(30, 9))
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(30)
      await subscription.close()
      expect([...consumer.released].sort()).toEqual([0, 1, 2])
    })

    it('starts where its claim says', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 1)
      await log.append(topic, someRecords(100))
      const consumer = new ViewConsumer(topic, group)
      consumer.store.moveTo(0, 42)
      const subscription = await log.subscribe(consumer)
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(58)
      expect(consumer.store.values()).toEqual(numbers(42, 100))
      await subscription.close()
    })

    it('replays from the beginning while others go on appending', async () => {
      const { log, another } = tested()
      const { topic, group } = await freshTopic(log, 1)
      await log.append(topic, someRecords(10_000))
      const consumer = new ViewConsumer(topic, group)
      const subscription = await (await another()).subscribe(consumer)
      for (let value = 10_000; value < 10_300; value += 1)
        await log.append(topic, [{ key: 'key-0', value: `${value}` }])
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(10_300)
      expect(consumer.store.values()).toEqual(numbers(0, 10_300))
      await subscription.close()
    })

    it('gets a batch it rejected again, from where it claims', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 1)
      const consumer = new ViewConsumer(topic, group)
      let failures = 0
      consumer.before = ({ nextOffset }) => {
        if (nextOffset <= 50 || failures === 3) return
        failures += 1
        throw new Error('The database is away')
      }
      await log.append(topic, someRecords(50))
      const subscription = await log.subscribe(consumer)
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(50)
      await log.append(topic, someRecords(60).slice(50))
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(60)
      expect(consumer.store.values()).toEqual(numbers(0, 60))
      expect(consumer.claimed).toHaveLength(4)
      await subscription.close()
    })

    it('is asked to claim again when its claim failed', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 1)
      await log.append(topic, someRecords(10))
      const consumer = new ViewConsumer(topic, group)
      const claim = consumer.claim.bind(consumer)
      let failures = 0
      consumer.claim = (partition) =>
        failures++ < 2 ? Promise.reject(new Error('The database is away')) : claim(partition)
      const subscription = await log.subscribe(consumer)
      await expect.poll(() => consumer.store.values(), PATIENCE).toEqual(numbers(0, 10))
      await subscription.close()
    })

    it('is handed over again from its claim when it asks to be restarted', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 1)
      await log.append(topic, someRecords(20))
      const consumer = new ViewConsumer(topic, group)
      const subscription = await log.subscribe(consumer)
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(20)
      consumer.store.rows.length = 0
      consumer.store.moveTo(0, 5)
      subscription.restart(0)
      await expect.poll(() => consumer.store.values(), PATIENCE).toEqual(numbers(5, 20))
      await log.append(topic, someRecords(21).slice(20))
      await expect.poll(() => consumer.store.values(), PATIENCE).toEqual(numbers(5, 21))
      await subscription.close()
    })

    it('gets one batch of a partition at a time, and other partitions go on while one is slow', async () => {
      const { log } = tested()
      const { topic, group, store, record } = await topicWithKeys(log, 2)
      const consumer = new ViewConsumer(topic, group, store)
      const slow = gate()
      const underWay: RecordBatch[] = []
      let most = 0
      consumer.before = async (batch) => {
        if (batch.partition !== 0) return
        underWay.push(batch)
        most = Math.max(most, underWay.length)
        await slow.opened
        underWay.pop()
      }
      const subscription = await log.subscribe(consumer)
      await expect.poll(() => consumer.owned.size, PATIENCE).toBe(2)
      for (let value = 0; value < 100; value += 1)
        await log.append(topic, [record(0, `${value}`), record(1, `${value}`)])
      await expect.poll(() => store.values(1), PATIENCE).toEqual(numbers(0, 100))
      expect(store.values(0)).toEqual([])
      slow.open()
      await expect.poll(() => store.values(0), PATIENCE).toEqual(numbers(0, 100))
      expect(most).toBe(1)
      await subscription.close()
    })

    it('is not sent more than it can hold while it is slow', async () => {
      const { log, another } = tested()
      const { topic, group, store, record } = await topicWithKeys(log, 1)
      for (let round = 0; round < 12; round += 1)
        await log.append(
          topic,
          Array.from({ length: 20 }, () => record(0, 'x'.repeat(256_000))),
        )
      const consumer = new ViewConsumer(topic, group, store)
      const [slow, reached] = [gate(), gate()]
      consumer.before = () => {
        reached.open()
        return slow.opened
      }
      const reader = await another()
      const before = usedMemory()
      const subscription = await reader.subscribe(consumer)
      await reached.opened
      for (let turn = 0; turn < 20; turn += 1) await reader.watermarks(topic)
      expect((usedMemory() - before) / 1_048_576).toBeLessThan(48)
      slow.open()
      await expect.poll(() => store.rows.length, PATIENCE).toBe(240)
      await subscription.close()
    })

    it('finishes the batch at hand when it is closed, and gets no other', async () => {
      const { log, another } = tested()
      const { topic, group } = await freshTopic(log, 1)
      await log.append(topic, someRecords(10))
      const consumer = new ViewConsumer(topic, group)
      const [held, reached] = [gate(), gate()]
      consumer.before = async () => {
        reached.open()
        await held.opened
        await log.append(topic, someRecords(20).slice(10))
      }
      const subscription = await log.subscribe(consumer)
      await reached.opened
      let closed = false
      const closing = subscription.close().then(() => (closed = true))
      await log.watermarks(topic)
      expect(closed).toBe(false)
      expect(consumer.released).toEqual([])
      held.open()
      await closing
      expect(consumer.released).toEqual([0])
      const reached10 = consumer.store.position(0)
      expect(consumer.store.values()).toEqual(numbers(0, reached10))

      const next = new ViewConsumer(topic, group, consumer.store)
      const again = await (await another()).subscribe(next)
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(20)
      expect(consumer.store.values()).toEqual(numbers(0, 20))
      await again.close()
    })
  })
}
