import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type SharedState, SharedStateUnavailable } from './shared-state.js'

/** Two views of the same shared state, as two replicas of a service would have: in one process both are the same. */
export type Open = () => Promise<readonly [here: SharedState, there: SharedState]>

const SHORT_SEC = 0.05
const LONG_SEC = 600
const MONTHS_SEC = 90 * 86_400
const PATIENCE = { timeout: 60_000, interval: 20 }

/**
 * Does something with a key before a window that began meanwhile has ended: again, with another key and a longer
 * window, when the machine stood still for so long that nobody can say.
 */
const withinWindow = async (work: (key: string, windowSec: number) => Promise<void>): Promise<string> => {
  for (let windowSec = SHORT_SEC; ; windowSec *= 4) {
    const [key, startedAt] = [`c-${windowSec}`, performance.now()]
    await work(key, windowSec)
    if (performance.now() - startedAt < windowSec * 1_000) return key
  }
}

/** What every adapter does. */
export const describeSharedState = (adapter: string, open: Open): void => {
  describe(`shared state (${adapter})`, () => {
    let here: SharedState
    let there: SharedState
    beforeEach(async () => {
      ;[here, there] = await open()
    })
    afterEach(() => Promise.all([here.close(), there.close()]))

    describe('counters', () => {
      it('count what all replicas count', async () => {
        expect(await here.increment('c', LONG_SEC)).toBe(1)
        expect(await there.increment('c', LONG_SEC)).toBe(2)
        expect(await here.increment('c', LONG_SEC)).toBe(3)
      })

      it('miss nothing when many count at once', async () => {
        const counts = await Promise.all(
          Array.from({ length: 200 }, (_, n) => (n % 2 ? here : there).increment('c', LONG_SEC)),
        )
        expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
      })

      it('of other keys are other counters', async () => {
        await here.increment('c', LONG_SEC)
        expect(await here.increment('d', LONG_SEC)).toBe(1)
      })

      it('go on through a window of months', async () => {
        await here.increment('c', MONTHS_SEC)
        await pause(20)
        expect(await there.increment('c', MONTHS_SEC)).toBe(2)
      })

      it('take back one count, never below nought, and keep the end of the window', async () => {
        await here.decrement('c')
        const key = await withinWindow(async (tried, windowSec) => {
          expect(await here.increment(tried, windowSec)).toBe(1)
          await there.decrement(tried)
          await there.decrement(tried)
          expect(await here.increment(tried, LONG_SEC)).toBe(1)
          await here.increment(tried, LONG_SEC)
        })
        await vi.waitFor(async () => expect(await here.increment(key, SHORT_SEC)).toBe(1), PATIENCE)
      })

      it('begin again when the window that began with the first count has ended', async () => {
        await here.increment('c', SHORT_SEC)
        await vi.waitFor(async () => expect(await here.increment('c', SHORT_SEC)).toBe(1), PATIENCE)
      })
    })

    describe('signals', () => {
      const heardFrom = async (state: SharedState, channel: string) => {
        const heard: string[] = []
        const unsubscribe = await state.subscribe(channel, (message) => heard.push(message))
        return { heard, unsubscribe }
      }

      it('reach every listener in every replica in the order they were published', async () => {
        const listeners = [await heardFrom(here, 's'), await heardFrom(here, 's'), await heardFrom(there, 's')]
        for (const message of ['one', 'two ✓', '']) await here.publish('s', message)
        for (const { heard } of listeners) await vi.waitFor(() => expect(heard).toEqual(['one', 'two ✓', '']), PATIENCE)
      })

      it('stay in their channel', async () => {
        const { heard } = await heardFrom(there, 's')
        await here.publish('t', 'not for us')
        await here.publish('s', 'for us')
        await vi.waitFor(() => expect(heard).toEqual(['for us']), PATIENCE)
      })

      it('are no longer heard by who has unsubscribed, and still by the others', async () => {
        const leaving = await heardFrom(there, 's')
        const staying = await heardFrom(there, 's')
        await leaving.unsubscribe()
        await leaving.unsubscribe()
        await here.publish('s', 'after')
        await vi.waitFor(() => expect(staying.heard).toEqual(['after']), PATIENCE)
        expect(leaving.heard).toEqual([])
      })

      it('are heard again by who subscribes again', async () => {
        const { unsubscribe } = await heardFrom(there, 's')
        const [, again] = await Promise.all([unsubscribe(), heardFrom(there, 's')])
        await here.publish('s', 'again')
        await vi.waitFor(() => expect(again.heard).toEqual(['again']), PATIENCE)
      })

      it('that nobody listens to are forgotten', async () => {
        await here.publish('s', 'into the void')
        const { heard } = await heardFrom(there, 's')
        await here.publish('s', 'now')
        await vi.waitFor(() => expect(heard).toEqual(['now']), PATIENCE)
      })
    })

    describe('first values', () => {
      it('are the same for all that offer one at once', async () => {
        const offered = Array.from({ length: 20 }, (_, n) =>
          (n % 2 ? here : there).firstOf('f', `value ${n}`, LONG_SEC),
        )
        expect(new Set(await Promise.all(offered)).size).toBe(1)
        expect(await there.firstOf('g', 'another', LONG_SEC)).toBe('another')
      })

      it('are forgotten after their time', async () => {
        await here.firstOf('f', 'old', SHORT_SEC)
        await vi.waitFor(async () => expect(await there.firstOf('f', 'new', SHORT_SEC)).toBe('new'), PATIENCE)
      })
    })

    describe('leases', () => {
      it('are held by one at a time, whoever asks first', async () => {
        const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).acquire('l', LONG_SEC))
        expect((await Promise.all(asked)).filter((lease) => lease !== undefined)).toHaveLength(1)
      })

      it('of other keys are other leases', async () => {
        await here.acquire('l', LONG_SEC)
        expect(await there.acquire('m', LONG_SEC)).toBeDefined()
      })

      it('can be had again once released, with a higher fencing number', async () => {
        const first = await here.acquire('l', LONG_SEC)
        await first?.release()
        const second = await there.acquire('l', LONG_SEC)
        expect(second!.fencingNumber).toBeGreaterThan(first!.fencingNumber)
        expect(second!.fencingNumber).toBeLessThan(Number.MAX_SAFE_INTEGER)
      })

      it('end by themselves, and releasing an ended one does not touch the next', async () => {
        const ended = await here.acquire('l', SHORT_SEC)
        const next = await vi.waitFor(async () => {
          const lease = await there.acquire('l', LONG_SEC)
          expect(lease).toBeDefined()
          return lease
        }, PATIENCE)
        await ended!.release()
        expect(next!.fencingNumber).toBeGreaterThan(ended!.fencingNumber)
        expect(await here.acquire('l', LONG_SEC)).toBeUndefined()
      })
    })

    it('answers a check while open, and refuses everything once closed', async () => {
      await here.check()
      await here.close()
      await expect(here.check()).rejects.toThrow(SharedStateUnavailable)
      await expect(here.increment('c', LONG_SEC)).rejects.toThrow(SharedStateUnavailable)
      await expect(here.publish('s', 'too late')).rejects.toThrow(SharedStateUnavailable)
      await expect(here.acquire('l', LONG_SEC)).rejects.toThrow(SharedStateUnavailable)
    })
  })
}
