import type { KafkaMessage } from 'kafkajs'
import { describe, expect, it } from 'vitest'
import { FetchQueue, type Fetched } from './fetch-queue.js'

const message = (offset: number, value = 'x'): KafkaMessage => ({
  key: null,
  value: Buffer.from(value),
  timestamp: '0',
  attributes: 0,
  offset: String(offset),
  headers: {},
})

/** A fetch that started at `fetchedOffset` and brought these offsets. */
const fetch = (fetchedOffset: number, offsets: readonly number[], value?: string): Fetched => ({
  fetchedOffset,
  lastOffset: offsets.at(-1) ?? fetchedOffset,
  messages: offsets.map((offset) => message(offset, value)),
})

const started = (at: number, maxBytes = 1_000) => {
  const asked: (string | number)[] = []
  const flow = {
    pause: () => void asked.push('pause'),
    resume: () => void asked.push('resume'),
    seek: (offset: number) => void asked.push(offset),
  }
  let truncated = 0
  const queue = new FetchQueue(flow, maxBytes, () => (truncated += 1))
  queue.startAt(at)
  const take = async () => {
    const run = await queue.take()
    return run && { offsets: run.messages.map(({ offset }) => Number(offset)), next: run.nextOffset }
  }
  return { queue, asked, take, truncated: () => truncated }
}

describe('what was fetched of a partition', () => {
  it('is handed out from where it was started', async () => {
    const { queue, asked, take } = started(5)
    expect(asked).toEqual([5, 'resume'])
    expect(queue.offer(fetch(5, [5, 6, 7]))).toBe(true)
    expect(queue.offer(fetch(8, [8]))).toBe(true)
    expect(await take()).toEqual({ offsets: [5, 6, 7], next: 8 })
    expect(await take()).toEqual({ offsets: [8], next: 9 })
  })

  it('is given to whoever waits for it', async () => {
    const { queue, take } = started(0)
    const taken = take()
    queue.offer(fetch(0, [0]))
    expect(await taken).toEqual({ offsets: [0], next: 1 })
  })

  it('is sought again when it was asked for before the start', async () => {
    const { queue, asked, take } = started(5)
    expect(queue.offer(fetch(90, [90, 91]))).toBe(false)
    expect(asked).toEqual([5, 'resume', 5])
    expect(queue.offer(fetch(5, [5]))).toBe(true)
    expect(await take()).toEqual({ offsets: [5], next: 6 })
  })

  it('may have a gap, when the same comes again', async () => {
    const { queue, take } = started(5)
    expect(queue.offer(fetch(8, [8, 9]))).toBe(false)
    expect(queue.offer(fetch(8, [8, 9]))).toBe(true)
    expect(await take()).toEqual({ offsets: [8, 9], next: 10 })
  })

  it('leaves out what was handed out already', async () => {
    const { queue, take } = started(5)
    expect(queue.offer(fetch(3, [3, 4, 5, 6]))).toBe(true)
    expect(await take()).toEqual({ offsets: [5, 6], next: 7 })
  })

  it('is not taken at all when the log has become shorter', () => {
    const { queue, truncated } = started(5)
    expect(queue.offer(fetch(0, [0, 1]))).toBe(false)
    expect(truncated()).toBe(0)
    expect(queue.offer(fetch(0, [0, 1]))).toBe(false)
    expect(truncated()).toBe(1)
  })

  it('is bounded: fetching pauses when too much waits, and goes on when half of it is gone', async () => {
    const { queue, asked, take } = started(0, 100)
    asked.length = 0
    queue.offer(fetch(0, [0], 'x'.repeat(60)))
    expect(asked).toEqual([])
    queue.offer(fetch(1, [1], 'x'.repeat(60)))
    expect(asked).toEqual(['pause'])
    await take()
    expect(asked).toEqual(['pause'])
    await take()
    expect(asked).toEqual(['pause', 'resume'])
  })

  it('is dropped when halted, and refused until it is started again', async () => {
    const { queue, asked, take } = started(0)
    queue.offer(fetch(0, [0]))
    queue.halt()
    expect(asked.at(-1)).toBe('pause')
    expect(queue.offer(fetch(1, [1]))).toBe(false)
    queue.startAt(0)
    queue.offer(fetch(0, [0]))
    expect(await take()).toEqual({ offsets: [0], next: 1 })
  })

  it('lets go of whoever waits when it is interrupted', async () => {
    const { queue, take } = started(0)
    const taken = take()
    queue.interrupt()
    expect(await taken).toBeUndefined()
  })

  it('is not waited for when it was interrupted before, until it is started again', async () => {
    const { queue, take } = started(0)
    queue.interrupt()
    expect(await take()).toBeUndefined()
    queue.offer(fetch(0, [0]))
    expect(await take()).toBeUndefined()
    queue.startAt(0)
    const taken = take()
    queue.offer(fetch(0, [0]))
    expect(await taken).toEqual({ offsets: [0], next: 1 })
  })
})
