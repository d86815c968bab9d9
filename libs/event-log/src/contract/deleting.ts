import { describe, expect, it } from 'vitest'
import { freshTopic, PATIENCE, someRecords, type LogUnderTest } from './log-under-test.js'
import { ViewConsumer } from './view-store.js'

export const deletingContract = (tested: () => LogUnderTest): void => {
  describe('deleting records', () => {
    it('removes what stands before an offset, moves the low watermark, and changes nothing the second time', async () => {
      const { log } = tested()
      const { topic, group } = await freshTopic(log, 1)
      await log.append(topic, someRecords(100))
      await log.deleteRecords(topic, new Map([[0, 40]]))
      await log.deleteRecords(topic, new Map([[0, 10]]))
      await expect.poll(() => log.watermarks(topic), PATIENCE).toEqual(new Map([[0, { low: 40, high: 100 }]]))
      const consumer = new ViewConsumer(topic, group)
      const reading = await log.subscribe(consumer)
      await expect.poll(() => consumer.store.rows.length, PATIENCE).toBeGreaterThanOrEqual(60)
      await reading.close()
      expect(consumer.store.rows.map(({ record }) => record.value)).toEqual(
        someRecords(100)
          .slice(40)
          .map(({ value }) => value),
      )
    })

    it('knows the first offset at a time: all or none of what was appended', async () => {
      const { log } = tested()
      const { topic } = await freshTopic(log, 1)
      const dayMs = 86_400_000
      await log.append(topic, someRecords(3))
      expect(await log.offsetsAt(topic, new Date(Date.now() - dayMs))).toEqual(new Map([[0, 0]]))
      expect(await log.offsetsAt(topic, new Date(Date.now() + dayMs))).toEqual(new Map([[0, 3]]))
    })
  })
}
