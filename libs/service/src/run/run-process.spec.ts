import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runProcess } from './run-process.js'

const logger = pino({ level: 'silent' })
const signals = ['SIGTERM', 'SIGINT'] as const
const handlers = new Map(signals.map((signal) => [signal, process.listeners(signal)]))

beforeEach(() => void vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  for (const [signal, before] of handlers) {
    process.removeAllListeners(signal)
    for (const handler of before) process.on(signal, handler)
  }
})

it('stops what was opened last first', async () => {
  const stopped: string[] = []
  const run = runProcess(logger, async ({ onStop }) => {
    onStop(async () => stopped.push('postgres'))
    onStop(async () => stopped.push('server'))
  })
  process.emit('SIGTERM')
  await run
  expect(stopped).toEqual(['server', 'postgres'])
})

it('stops what others stand on although one of those does not end', async () => {
  const stopped: string[] = []
  const run = runProcess(logger, async ({ onStop }) => {
    onStop(async () => stopped.push('postgres'))
    onStop(() => new Promise(() => undefined))
    onStop(() => Promise.reject(new Error('broken')))
  })
  process.emit('SIGINT')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(stopped).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  await run
  expect(stopped).toEqual(['postgres'])
})
