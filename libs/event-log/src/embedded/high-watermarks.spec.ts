import { describe, expect, it } from 'vitest'
import { HighWatermarks } from './high-watermarks.js'

const never = new AbortController().signal

describe('the heads of partitions', () => {
  it('let a reader go when there is something at its offset', async () => {
    const highWatermarks = new HighWatermarks()
    const reached = highWatermarks.reached(1, 0, 5, never)
    highWatermarks.advance(1, 0, 5)
    highWatermarks.advance(1, 1, 9)
    const early = await Promise.race([reached.then(() => 'reached'), new Promise(setImmediate).then(() => 'waiting')])
    expect(early).toBe('waiting')
    highWatermarks.advance(1, 0, 6)
    await reached
    expect(highWatermarks.high(1, 0)).toBe(6)
  })

  it('never go back', () => {
    const highWatermarks = new HighWatermarks()
    highWatermarks.advance(1, 0, 5)
    highWatermarks.advance(1, 0, 3)
    expect(highWatermarks.high(1, 0)).toBe(5)
  })

  it('let a reader go that waits no longer', async () => {
    const waiting = new AbortController()
    const reached = new HighWatermarks().reached(1, 0, 5, waiting.signal)
    waiting.abort()
    await reached
  })
})
