import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LogUnavailable } from '../event-log.js'
import { freshTopic, PATIENCE, type CrashableLog } from './log-under-test.js'
import { ViewConsumer } from './view-store.js'

const CRASHES = 3
/** A server that was killed may need a minute until it answers again. */
const CRASHES_TIMEOUT_MS = 300_000

/** What a log must keep when its server is killed again and again: run it with a server of its own. */
export const eventLogCrashContract = (name: string, open: () => Promise<CrashableLog>): void => {
  describe(`${name} when its server is killed`, () => {
    let tested: CrashableLog
    beforeAll(async () => {
      tested = await open()
    })
    afterAll(() => tested.close())

    it(
      'keeps all it has acknowledged, says so when it cannot, and recovers by itself',
      async () => {
        const { log } = tested
        const { topic, group } = await freshTopic(log, 2)
        const consumer = new ViewConsumer(topic, group)
        const reading = await (await tested.another()).subscribe(consumer)
        const acknowledged = new Set<string>()
        const refusals: unknown[] = []
        let running = true
        const caller = async (own: number) => {
          for (let turn = 0; running; turn += 1) {
            const value = `${own}-${turn}`
            try {
              await log.append(topic, [{ key: `key-${own}`, value }])
              acknowledged.add(value)
            } catch (error) {
              refusals.push(error)
            }
          }
        }
        const callers = Array.from({ length: 8 }, (_, own) => caller(own))
        for (let crash = 0; crash < CRASHES; crash += 1) {
          const target = acknowledged.size + 100
          await expect.poll(() => acknowledged.size, PATIENCE).toBeGreaterThan(target)
          await tested.crash()
        }
        const target = acknowledged.size + 100
        await expect.poll(() => acknowledged.size, PATIENCE).toBeGreaterThan(target)
        running = false
        await Promise.all(callers)
        for (const refusal of refusals) expect(refusal).toBeInstanceOf(LogUnavailable)
        const answer = () => log.check().then(() => 'answers', String)
        await expect.poll(answer, PATIENCE).toBe('answers')

        const missing = () => {
          const stored = new Set(consumer.store.values())
          return [...acknowledged].filter((value) => !stored.has(value)).length
        }
        await expect.poll(missing, PATIENCE).toBe(0)
        for (let own = 0; own < callers.length; own += 1) {
          const ofCaller = (value: string) => value.startsWith(`${own}-`) && acknowledged.has(value)
          const turns = consumer.store.values().filter(ofCaller)
          const order = [...new Set(turns.map((value) => Number(value.split('-')[1])))]
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
        await reading.close()
      },
      CRASHES_TIMEOUT_MS,
    )
  })
}
