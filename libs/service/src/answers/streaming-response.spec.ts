import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { streamingResponse, SlowReader } from './streaming-response.js'

const never = new AbortController().signal
const large = 'x'.repeat(1_000_000)

describe('a long answer', () => {
  it('is all its pieces, one after the other', async () => {
    const answer = streamingResponse(
      async function* () {
        yield 'one '
        await Promise.resolve()
        yield 'two'
      },
      { stallMs: 60_000, until: never },
    )
    expect(await text(answer)).toBe('one two')
  })

  it('makes no more than its reader takes', async () => {
    let made = 0
    const answer = streamingResponse(
      async function* () {
        for (; made < 100; made += 1) yield await Promise.resolve(large)
      },
      { stallMs: 60_000, until: never },
    )
    answer.read(0)
    await once(answer, 'readable')
    expect(made).toBeLessThan(5)
    answer.destroy()
  })

  it('is cut off when nothing of it is taken for too long', async () => {
    const answer = streamingResponse(
      async function* () {
        for (;;) yield await Promise.resolve(large)
      },
      { stallMs: 1, until: never },
    )
    answer.read(0)
    const [error] = (await once(answer, 'error')) as [unknown]
    expect(error).toBeInstanceOf(SlowReader)
  })

  it('tells its maker when nobody listens any more, and when the process stops', async () => {
    const signals: AbortSignal[] = []
    const stopping = new AbortController()
    const open = () =>
      streamingResponse(
        async function* (signal) {
          signals.push(signal)
          yield await Promise.resolve('first')
        },
        { stallMs: 60_000, until: stopping.signal },
      )
    const left = open()
    await once(left, 'readable')
    left.destroy()
    await once(left, 'close')
    expect(signals[0]?.aborted).toBe(true)
    await once(open(), 'readable')
    expect(signals[1]?.aborted).toBe(false)
    stopping.abort()
    expect(signals[1]?.aborted).toBe(true)
  })
})
