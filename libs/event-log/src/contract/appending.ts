import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { StoredRecord } from '../event-log.js'
import { freshTopic, PATIENCE, recordCount, someRecords, someTopic, type LogUnderTest } from './log-under-test.js'
import { ViewConsumer } from './view-store.js'

/** Reads `count` records of a topic from its beginning, in offset order within each partition. */
const readAll = async (tested: LogUnderTest, topic: string, count: number): Promise<StoredRecord[]> => {
  const consumer = new ViewConsumer(topic, `reader-of-${topic}`)
  const reading = await (await tested.another()).subscribe(consumer)
  await expect.poll(() => consumer.store.rows.length, PATIENCE).toBeGreaterThanOrEqual(count)
  await reading.close()
  return consumer.store.rows.map((row) => row.record)
}

export const appendingContract = (tested: () => LogUnderTest): void => {
  describe('appending', () => {
    it('keeps the order of calls within a key, though nobody waits for an answer', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 3)
      const records = someRecords(600, 6)
      await Promise.all(records.map((record) => log.append(topic, [record])))
      const stored = await readAll(tested(), topic, records.length)
      for (const key of new Set(records.map((record) => record.key))) {
        const ofKey = (all: readonly { key: string; value: string }[]) =>
          all.filter((record) => record.key === key).map((record) => record.value)
        expect(ofKey(stored)).toEqual(ofKey(records))
      }
    })

    it('keeps the order of one call', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 1)
      await log.append(topic, someRecords(5000))
      const stored = await readAll(tested(), topic, 5000)
      expect(stored.map((record) => record.value)).toEqual(someRecords(5000).map((record) => record.value))
      expect(stored.map((record) => record.offset)).toEqual(stored.map((_, index) => index))
    })

    it('shows to another process what it has acknowledged', async () => {
      const { log, another } = tested()
      const { topic } = await freshTopic(log, 2)
      const other = await another()
      for (let count = 1; count <= 20; count += 1) {
        await log.append(topic, someRecords(1, 1, `${count}-`))
        expect(await recordCount(other, topic)).toBeGreaterThanOrEqual(count)
      }
    })

    it('takes the appends of many callers in several processes, each once and without a gap', async () => {
      const { log, another } = tested()
      const { topic } = await freshTopic(log, 3)
      const logs = [log, await another()]
      const caller = async (name: number) => {
        for (let turn = 0; turn < 10; turn += 1)
          await logs[name % 2]?.append(topic, someRecords(3, 3, `${name}-${turn}-`))
      }
      await Promise.all(Array.from({ length: 100 }, (_, name) => caller(name)))
      const stored = await readAll(tested(), topic, 3000)
      expect(new Set(stored.map((record) => record.value)).size).toBe(3000)
      expect(stored).toHaveLength(3000)
    })

    it('gives back key, value and headers as they came, and the time it took them', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 1)
      const awkward = 'tab\t newline\n return\r backslash\\ \\N \\. "quoted" \'single\' {a,b} NULL åäö 漢字 🚪\u2028'
      const records = [
        { key: awkward, value: awkward, headers: { traceparent: '00-1-2-01', 'with space': awkward } },
        { key: 'no headers', value: JSON.stringify({ text: awkward, nul: '\0', lone: '\ud800' }) },
        { key: 'empty value', value: '' },
      ]
      await log.append(topic, records)
      const stored = await readAll(tested(), topic, 3)
      expect(stored.map(({ key, value }) => ({ key, value }))).toEqual(
        records.map(({ key, value }) => ({ key, value })),
      )
      expect(stored.map((record) => record.headers)).toEqual([records[0]?.headers, {}, {}])
      for (const { appendedAt } of stored) expect(Math.abs(Date.now() - appendedAt.getTime())).toBeLessThan(600_000)
    })

    it('notes the trace it is part of in the headers', async () => {
      context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
      propagation.setGlobalPropagator(new W3CTraceContextPropagator())
      onTestFinished(() => {
        context.disable()
        propagation.disable()
      })
      const { log } = tested()
      const { topic } = await freshTopic(log, 1)
      const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
      const span = trace.wrapSpanContext({ traceId, spanId, traceFlags: 1 })
      await context.with(trace.setSpan(context.active(), span), () => log.append(topic, someRecords(1)))
      await log.append(topic, someRecords(1))
      const stored = await readAll(tested(), topic, 2)
      expect(stored.map((record) => record.headers)).toEqual([{ traceparent: `00-${traceId}-${spanId}-01` }, {}])
    })

    it('takes records of 1.5 MB', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 2)
      const values = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1_500_000))
      await Promise.all(values.map((value, index) => log.append(topic, [{ key: `key-${index}`, value }])))
      const stored = await readAll(tested(), topic, values.length)
      expect(stored.map((record) => record.value).sort()).toEqual(values)
    })

    it('has nothing to do for no records', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 1)
      await log.append(topic, [])
      expect(await recordCount(log, topic)).toBe(0)
    })
  })

  describe('topics', () => {
    it('are created once, however often and from wherever that is asked', async () => {
      const { log, another } = tested()
      const topic = someTopic(3)
      const other = await another()
      await Promise.all([log.createTopics([topic]), other.createTopics([topic]), log.createTopics([topic])])
      await log.append(topic.name, someRecords(10, 5))
      await log.createTopics([topic])
      expect((await log.watermarks(topic.name)).size).toBe(3)
      expect(await recordCount(log, topic.name)).toBe(10)
    })

    it('are widened and never narrowed', async () => {
      const { log } = tested()
      const topic = someTopic(2)
      await log.createTopics([topic])
      await log.append(topic.name, someRecords(10, 5))
      await log.createTopics([{ ...topic, partitions: 4 }])
      expect((await log.watermarks(topic.name)).size).toBe(4)
      await log.createTopics([{ ...topic, partitions: 1 }])
      expect((await log.watermarks(topic.name)).size).toBe(4)
      await log.append(topic.name, someRecords(100, 50))
      expect(await recordCount(log, topic.name)).toBe(110)
    })

    it('answer the first offset they keep and the next they will give', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 2)
      expect(await log.watermarks(topic)).toEqual(new Map([0, 1].map((partition) => [partition, { low: 0, high: 0 }])))
      await log.append(topic, someRecords(7))
      const [empty, full] = [...(await log.watermarks(topic)).values()].sort((a, b) => a.high - b.high)
      expect([empty, full]).toEqual([
        { low: 0, high: 0 },
        { low: 0, high: 7 },
      ])
    })
  })
}
