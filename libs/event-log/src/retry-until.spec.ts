import { describe, expect, it } from 'vitest'
import { LogUnavailable } from './event-log.js'
import { retryUntil } from './retry-until.js'

describe('patience', () => {
  it('tries again until it works', async () => {
    let attempts = 0
    const answer = await retryUntil({ timeoutMs: 10_000 }, () =>
      ++attempts < 3 ? Promise.reject(new Error('away')) : Promise.resolve('here'),
    )
    expect([answer, attempts]).toEqual(['here', 3])
  })

  it('gives up when the time is up, and says why', async () => {
    const cause = new Error('Broker not connected')
    const failed = await retryUntil({ timeoutMs: 0 }, () => Promise.reject(cause)).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(LogUnavailable)
    expect(failed).toMatchObject({ cause, message: expect.stringContaining('Broker not connected') as string })
  })

  it('does not try again what cannot succeed', async () => {
    let attempts = 0
    const refused = retryUntil({ timeoutMs: 10_000, isFinal: () => true }, () => {
      attempts += 1
      return Promise.reject(new Error('too large'))
    })
    await expect(refused).rejects.toThrow('too large')
    expect(attempts).toBe(1)
  })
})
