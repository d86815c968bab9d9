import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { waitFor } from './wait-for.js'

const waiting = (signal = new AbortController().signal) => ({
  logger: pino({ level: 'silent' }),
  signal,
  missing: new Map<string, string>(),
})

describe('waiting for a backing service', () => {
  it('goes on until it is there, and tells what is missing meanwhile', async () => {
    const state = waiting()
    const seen: (string | undefined)[] = []
    const attempt = () => {
      seen.push(state.missing.get('log'))
      return seen.length < 2 ? Promise.reject(new Error('connection refused')) : Promise.resolve('there')
    }
    await expect(waitFor(state, { name: 'log', attempt })).resolves.toBe('there')
    expect(seen).toEqual(['not reached yet', 'connection refused'])
    expect(state.missing.size).toBe(0)
  })

  it('gives up on what time does not mend', async () => {
    const attempt = () => Promise.reject(new Error('password refused'))
    const passes = () => false
    await expect(waitFor(waiting(), { name: 'database', attempt, passes })).rejects.toThrow('password refused')
  })

  it('ends when it is called off', async () => {
    const calledOff = new AbortController()
    const attempt = () => {
      calledOff.abort(new Error('called off'))
      return Promise.reject(new Error('refused'))
    }
    await expect(waitFor(waiting(calledOff.signal), { name: 'log', attempt })).rejects.toThrow()
  })
})
