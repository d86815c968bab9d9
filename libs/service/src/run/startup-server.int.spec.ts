import { freePort } from '@doorledger/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartupServer } from './startup-server.js'

describe('while a service waits for what it needs', () => {
  let room: StartupServer
  let address: string
  beforeEach(async () => {
    const port = await freePort()
    room = new StartupServer(() => ({ log: 'no broker answers' }))
    await room.open(port, '127.0.0.1')
    address = `http://127.0.0.1:${port}`
  })
  afterEach(() => room.close())

  it('it is alive', async () => expect((await fetch(`${address}/health/live`)).status).toBe(200))

  it('it is not ready, and says what is missing', async () => {
    const answer = await fetch(`${address}/health/ready`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ready: false, checks: { log: 'no broker answers' } })
  })

  it('it asks everybody to come again later', async () => {
    const answer = await fetch(`${address}/v1/devices/front/audit-blocks`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('it frees the port when it has what it needs', async () => {
    await room.close()
    await expect(fetch(`${address}/health/live`)).rejects.toThrow()
    await expect(room.close()).resolves.toBeUndefined()
  })
})
