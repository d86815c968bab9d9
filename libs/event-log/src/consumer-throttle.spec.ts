import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConsumerThrottle } from './consumer-throttle.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal

/** Has so many calls wait for a topic until the answer is called. */
const callsTo = (throttle: ConsumerThrottle, count: number, topic = 'blocks'): (() => void) => {
  const durable = Promise.withResolvers<void>()
  for (let call = 0; call < count; call += 1) void throttle.waitFor(topic, () => durable.promise)
  return durable.resolve
}

/** How long a consumer is held back, in milliseconds of a clock that runs on by itself. */
const heldBackMs = async (throttle: ConsumerThrottle, { signal = never, topic = 'rows' } = {}): Promise<number> => {
  const startedAt = performance.now()
  const over = throttle.over(topic, signal).then(() => performance.now() - startedAt)
  await vi.advanceTimersByTimeAsync(60_000)
  return over
}

describe('a rush', () => {
  it('is many calls to one topic, and holds consumers back for as long as it lasts', async () => {
    const throttle = new ConsumerThrottle()
    setTimeout(callsTo(throttle, 8), 1_000)
    expect(throttle.holdsBack('blocks')).toBe(true)
    const held = await heldBackMs(throttle)
    expect(held).toBeGreaterThanOrEqual(1_000)
    expect(held).toBeLessThanOrEqual(1_100)
    expect(throttle.holdsBack('blocks')).toBe(false)
  })

  it('is not what few callers make, of however many topics', async () => {
    const throttle = new ConsumerThrottle()
    for (const topic of ['blocks', 'devices', 'access']) callsTo(throttle, 7, topic)
    expect(await heldBackMs(throttle)).toBe(0)
  })

  it('never holds anybody back for longer than agreed', async () => {
    const throttle = new ConsumerThrottle(2_000)
    callsTo(throttle, 64)
    expect(await heldBackMs(throttle)).toBe(2_000)
  })

  it('holds nobody back who is told to stop', async () => {
    const throttle = new ConsumerThrottle()
    callsTo(throttle, 64)
    const stopping = new AbortController()
    setTimeout(() => stopping.abort(), 120)
    expect(await heldBackMs(throttle, { signal: stopping.signal })).toBe(150)
  })

  it.each(['directory.events.v1', 'directory.state.v1', 'directory.sessions.v1', 'access.config.v1'])(
    'never holds back what decides who may do what: %s',
    async (topic) => {
      const throttle = new ConsumerThrottle()
      callsTo(throttle, 64)
      expect(throttle.holdsBack(topic)).toBe(false)
      expect(await heldBackMs(throttle, { topic })).toBe(0)
    },
  )

  it('is over when the calls fail, too', async () => {
    const throttle = new ConsumerThrottle()
    const failing = Array.from({ length: 8 }, () => throttle.waitFor('blocks', () => Promise.reject(new Error('away'))))
    await Promise.allSettled(failing)
    await vi.advanceTimersByTimeAsync(50)
    expect(throttle.holdsBack('blocks')).toBe(false)
  })
})

describe('records that come one by one', () => {
  /** How long a consumer waits that took records so long ago, in milliseconds. */
  const gatheredMs = async (agoMs: number, topic: string): Promise<number> => {
    const startedAt = performance.now()
    const gathered = new ConsumerThrottle().gather(topic, startedAt - agoMs)
    const waited = gathered.then(() => performance.now() - startedAt)
    await vi.advanceTimersByTimeAsync(60_000)
    return waited
  }

  it('are taken together while they keep coming, and at once after a pause', async () => {
    expect(await gatheredMs(5, 'rows')).toBe(15)
    expect(await gatheredMs(20, 'rows')).toBe(0)
    expect(await gatheredMs(Infinity, 'rows')).toBe(0)
  })

  it('are taken at once where they decide who may do what', async () => {
    expect(await gatheredMs(5, 'directory.state.v1')).toBe(0)
  })
})
