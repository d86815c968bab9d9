import { describe, expect, it } from 'vitest'
import { freshTopic, PATIENCE, someRecords, type LogUnderTest } from './log-under-test.js'
import { gate, ViewConsumer, ViewStore } from './view-store.js'

/** Every offset of every partition written once, in order. */
const expectWhole = (store: ViewStore): void => {
  const next = new Map<number, number>()
  for (const { partition, record } of store.rows) {
    expect(record.offset).toBe(next.get(partition) ?? 0)
    next.set(partition, record.offset + 1)
  }
}

export const handingOverContract = (tested: () => LogUnderTest): void => {
  describe('consumers of one group', () => {
    it('share the partitions, and one takes over what another leaves', async () => {
      const { log, another } = tested()
      const { topic, group } = await freshTopic(log, 4)
      const store = new ViewStore()
      const [first, second] = [new ViewConsumer(topic, group, store), new ViewConsumer(topic, group, store)]
      const firstReading = await log.subscribe(first)
      await expect.poll(() => first.owned.size, PATIENCE).toBe(4)
      const secondReading = await (await another()).subscribe(second)
      await expect.poll(() => [first.owned.size, second.owned.size], PATIENCE).toEqual([2, 2])
      expect([...first.owned, ...second.owned].sort()).toEqual([0, 1, 2, 3])
      await log.append(topic, someRecords(200, 40))
      await expect.poll(() => store.rows.length, PATIENCE).toBe(200)

      await firstReading.close()
      expect(first.owned.size).toBe(0)
      await expect.poll(() => second.owned.size, PATIENCE).toBe(4)
      await log.append(topic, someRecords(200, 40))
      await expect.poll(() => store.rows.length, PATIENCE).toBe(400)
      expectWhole(store)
      await secondReading.close()
    })

    it('come and go while records arrive, and none is lost or written twice', async () => {
      const { log, another } = tested()
      const { topic, group } = await freshTopic(log, 3)
      const store = new ViewStore()
      const others = [await another(), await another()]
      const visit = (consumer: ViewConsumer, index: number) => (others[index] ?? log).subscribe(consumer)
      let appending = true
      const appended = (async () => {
        let count = 0
        for (; appending; count += 5) await log.append(topic, someRecords(5, 5, `${count}-`))
        return count
      })()
      const lasting = await log.subscribe(new ViewConsumer(topic, group, store))
      for (let round = 0; round < 3; round += 1) {
        const consumers = others.map(() => new ViewConsumer(topic, group, store))
        const visitors = await Promise.all(consumers.map(visit))
        await expect.poll(() => consumers.every(({ owned }) => owned.size === 1), PATIENCE).toBe(true)
        await Promise.all(visitors.map((visitor) => visitor.close()))
      }
      appending = false
      const count = await appended
      await expect.poll(() => store.rows.length, PATIENCE).toBe(count)
      expectWhole(store)
      await lasting.close()
    })

    it('may be more than there are partitions: the spare one waits until it is needed', async () => {
      const { log, another } = tested()
      const { topic, group } = await freshTopic(log, 1)
      const store = new ViewStore()
      const [first, spare] = [new ViewConsumer(topic, group, store), new ViewConsumer(topic, group, store)]
      const reading = await log.subscribe(first)
      await expect.poll(() => first.owned.size, PATIENCE).toBe(1)
      const waiting = await (await another()).subscribe(spare)
      await log.append(topic, someRecords(10))
      await expect.poll(() => store.rows.length, PATIENCE).toBe(10)
      expect(first.owned.size + spare.owned.size).toBe(1)
      await (first.owned.size === 1 ? reading : waiting).close()
      await log.append(topic, someRecords(10))
      await expect.poll(() => store.rows.length, PATIENCE).toBe(20)
      expectWhole(store)
      await Promise.all([reading.close(), waiting.close()])
    })

    it('get everything apart from other groups', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 2)
      const consumers = ['one', 'two'].map((name) => new ViewConsumer(topic, `${group}-${name}`))
      const readings = await Promise.all(consumers.map((consumer) => log.subscribe(consumer)))
      await log.append(topic, someRecords(50, 10))
      for (const { store } of consumers) await expect.poll(() => store.rows.length, PATIENCE).toBe(50)
      await Promise.all(readings.map((reading) => reading.close()))
    })

    it('write nothing when they wake up frozen out of their partition', async () => {
      const { log, another, freezable } = tested()
      const { topic, group } = await freshTopic(log, 1)
      const store = new ViewStore()
      const [sleeper, successor] = [new ViewConsumer(topic, group, store), new ViewConsumer(topic, group, store)]
      const [asleep, awake] = [gate(), gate()]
      sleeper.before = ({ records }) => {
        if (!records.some((record) => record.value === '10')) return
        asleep.open()
        return awake.opened
      }
      const frozen = await freezable()
      await log.append(topic, someRecords(10))
      const sleeping = await frozen.log.subscribe(sleeper)
      await expect.poll(() => store.rows.length, PATIENCE).toBe(10)
      await log.append(topic, someRecords(20).slice(10))
      await asleep.opened
      frozen.freeze()

      const succeeding = await (await another()).subscribe(successor)
      await expect.poll(() => store.rows.length, PATIENCE).toBe(20)
      awake.open()
      await expect.poll(() => sleeper.refusals, PATIENCE).toBe(1)
      frozen.thaw()
      await log.append(topic, someRecords(30).slice(20))
      await expect.poll(() => store.rows.length, PATIENCE).toBe(30)
      expect(store.values()).toEqual(someRecords(30).map((record) => record.value))
      await Promise.all([sleeping.close(), succeeding.close()])
    })
  })
}
