import { describe, expect, it } from 'vitest'
import { Heads } from './heads.js'

const never = new AbortController().signal

describe('the heads of partitions', () => {
  it('let a reader go when there is something at its offset', async () => {
    const heads = new Heads()
    const reached = heads.reached(1, 0, 5, never)
    heads.advance(1, 0, 5)
    heads.advance(1, 1, 9)
    const early = await Promise.race([reached.then(() => 'reached'), new Promise(setImmediate).then(() => 'waiting')])
    expect(early).toBe('waiting')
    heads.advance(1, 0, 6)
    await reached
    expect(heads.high(1, 0)).toBe(6)
  })

  it('never go back', () => {
    const heads = new Heads()
    heads.advance(1, 0, 5)
    heads.advance(1, 0, 3)
    expect(heads.high(1, 0)).toBe(5)
  })

  it('let a reader go that waits no longer', async () => {
    const waiting = new AbortController()
    const reached = new Heads().reached(1, 0, 5, waiting.signal)
    waiting.abort()
    await reached
  })
})
