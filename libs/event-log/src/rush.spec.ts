import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Rush } from './rush.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal

/** Has so many calls wait for a topic until the answer is called. */
const callsTo = (rush: Rush, count: number, topic = 'blocks'): (() => void) => {
  const durable = Promise.withResolvers<void>()
  for (let call = 0; call < count; call += 1) void rush.waitFor(topic, () => durable.promise)
  return durable.resolve
}

/** How long a consumer is held back, in milliseconds of a clock that runs on by itself. */
const heldBackMs = async (rush: Rush, signal = never): Promise<number> => {
  const startedAt = performance.now()
  const over = rush.over(signal).then(() => performance.now() - startedAt)
  await vi.advanceTimersByTimeAsync(60_000)
  return over
}

describe('a rush', () => {
  it('is many calls to one topic, and holds consumers back for as long as it lasts', async () => {
    const rush = new Rush()
    setTimeout(callsTo(rush, 8), 1_000)
    expect(rush.isOn).toBe(true)
    const held = await heldBackMs(rush)
    expect(held).toBeGreaterThanOrEqual(1_000)
    expect(held).toBeLessThanOrEqual(1_100)
    expect(rush.isOn).toBe(false)
  })

  it('is not what few callers make, of however many topics', async () => {
    const rush = new Rush()
    for (const topic of ['blocks', 'devices', 'access']) callsTo(rush, 7, topic)
    expect(await heldBackMs(rush)).toBe(0)
  })

  it('never holds anybody back for longer than agreed', async () => {
    const rush = new Rush(2_000)
    callsTo(rush, 64)
    expect(await heldBackMs(rush)).toBe(2_000)
  })

  it('holds nobody back who is told to stop', async () => {
    const rush = new Rush()
    callsTo(rush, 64)
    const stopping = new AbortController()
    setTimeout(() => stopping.abort(), 120)
    expect(await heldBackMs(rush, stopping.signal)).toBe(150)
  })

  it('is over when the calls fail, too', async () => {
    const rush = new Rush()
    const failing = Array.from({ length: 8 }, () => rush.waitFor('blocks', () => Promise.reject(new Error('away'))))
    await Promise.allSettled(failing)
    await vi.advanceTimersByTimeAsync(50)
    expect(rush.isOn).toBe(false)
  })
})
