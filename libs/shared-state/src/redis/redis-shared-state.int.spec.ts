import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redisUrl, startRedis } from '@doorledger/testing'
import { describe, expect, it, vi } from 'vitest'
import { describeSharedState } from '../shared-state.contract.js'
import { SharedStateUnavailable } from '../shared-state.js'
import { redisSharedState } from './redis-shared-state.js'

describeSharedState('Redis', async () => {
  const options = { url: redisUrl(), prefix: `test-${randomUUID()}:` }
  return [redisSharedState(options), redisSharedState(options)]
})

describe('shared state in a Redis that dies', () => {
  it('is unavailable meanwhile; afterwards it counts, hears and fences again', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-redis-'))
    const server = await startRedis({ dir })
    const state = redisSharedState({ url: server.address, timeoutMs: 500 })
    const heard: string[] = []
    try {
      await state.subscribe('s', (message) => heard.push(message))
      const before = await state.acquire('l', 600)

      await server.kill()
      await expect(state.check()).rejects.toThrow(SharedStateUnavailable)
      await expect(state.increment('c', 600)).rejects.toThrow(SharedStateUnavailable)
      await expect(state.subscribe('t', () => undefined)).rejects.toThrow(SharedStateUnavailable)
      await server.restart()

      await vi.waitFor(() => state.check(), { timeout: 60_000 })
      await vi.waitFor(
        async () => {
          await state.publish('s', 'again')
          expect(heard).toContain('again')
        },
        { timeout: 60_000 },
      )
      const after = await state.acquire('l', 600)
      expect(after!.fencingNumber).toBeGreaterThan(before!.fencingNumber)
    } finally {
      await state.close()
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    }
  })
})
