import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { AllowedAddresses, type ResolveAll } from '@doorledger/outbound'
import { postWebhook } from './post-webhook.js'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})

const receiver = async (listener: RequestListener) => {
  const server = createServer(listener)
  servers.push(server)
  let connections = 0
  server.on('connection', () => (connections += 1))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}/doors`, connections: () => connections }
}

const post = (url: string, networks: readonly string[] = ['127.0.0.1', '::1'], timeoutMs = 5_000) => {
  const posting = { addresses: new AllowedAddresses(networks), timeoutMs, signal: new AbortController().signal }
  return postWebhook({ url, headers: { 'x-test': 'yes' }, body: '{"a":1}' }, posting)
}

describe('a webhook', () => {
  it('arrives as it was given', async () => {
    const bodies: string[] = []
    const { url } = await receiver((request, answer) => {
      request
        .setEncoding('utf8')
        .on('data', (text: string) => bodies.push(`${String(request.headers['x-test'])} ${text}`))
      request.on('end', () => answer.writeHead(204).end())
    })
    expect(await post(url)).toEqual({ kind: 'delivered', status: 204 })
    expect(bodies).toEqual(['yes {"a":1}'])
  })

  it('does not follow where it is sent on to', async () => {
    const inside = await receiver((_, answer) => answer.end())
    const { url } = await receiver((_, answer) =>
      answer.writeHead(307, { location: `http://169.254.169.254/`, 'x-also': inside.url }).end(),
    )
    expect(await post(url)).toEqual({ kind: 'refused', status: 307, failure: 'redirect_not_followed' })
    expect(inside.connections()).toBe(0)
  })

  it('gives up on who does not answer', async () => {
    const { url } = await receiver(() => undefined)
    expect(await post(url, undefined, 200)).toEqual({ kind: 'unreachable', status: undefined, failure: 'timeout' })
  })

  it('waits for who is slow, but not for who answers a byte at a time for ever', async () => {
    const slow = await receiver((_, answer) => setTimeout(() => answer.writeHead(204).end(), 150))
    expect(await post(slow.url)).toEqual({ kind: 'delivered', status: 204 })
    const drips = await receiver((request) => {
      const timer = setInterval(() => request.socket.write('H'), 10)
      request.socket.on('close', () => clearInterval(timer))
    })
    const { kind, failure } = (await post(drips.url, undefined, 200)) as { kind: string; failure?: string }
    expect(kind).toBe('unreachable')
    expect(failure).toMatch(/timeout|HPE_/)
  })

  it('reads nothing of an answer that never ends', async () => {
    const { url } = await receiver((_, answer) => {
      answer.writeHead(200)
      const timer = setInterval(() => answer.write('x'.repeat(65_536)), 1)
      answer.on('close', () => clearInterval(timer))
    })
    expect(await post(url)).toMatchObject({ kind: 'delivered' })
  })

  it('goes to no private address, as a number or behind a name, nor connects to find out', async () => {
    const { port, url, connections } = await receiver((_, answer) => answer.end())
    for (const refused of [url, `http://localhost:${port}/`, `https://localhost:${port}/`, `http://[::1]:${port}/`]) {
      expect(await post(refused, []), refused).toMatchObject({ kind: 'unreachable', failure: 'address_not_allowed' })
    }
    expect(connections()).toBe(0)
  })

  it('says what was wrong with the connection', async () => {
    const { port } = await receiver((_, answer) => answer.end())
    const tls = await post(`https://127.0.0.1:${port}/`)
    expect(tls).toMatchObject({ kind: 'unreachable', failure: expect.stringMatching(/SSL|EPROTO/) as string })
    expect(await post('http://hooks.invalid/', ['127.0.0.1'])).toMatchObject({
      failure: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string,
    })
  })
})

describe('a name that means another address each time it is asked for', () => {
  it('is asked for once a webhook, and leads inside no second time', async () => {
    const { port, connections } = await receiver((_, answer) => answer.writeHead(204).end())
    const answers = ['127.0.0.1', '169.254.169.254', '10.0.0.1', '::1']
    const asked: string[] = []
    const resolve: ResolveAll = (host, _, answer) => {
      asked.push(host)
      const address = answers.shift()!
      answer(null, [{ address, family: address.includes(':') ? 6 : 4 }])
    }
    const posting = {
      addresses: new AllowedAddresses(['127.0.0.1'], resolve),
      timeoutMs: 5_000,
      signal: new AbortController().signal,
    }
    const post = () => postWebhook({ url: `http://hooks.example:${port}/`, headers: {}, body: '{}' }, posting)
    expect(await post()).toEqual({ kind: 'delivered', status: 204 })
    for (let again = 0; again < 3; again += 1) {
      expect(await post()).toMatchObject({ kind: 'unreachable', failure: 'address_not_allowed' })
    }
    expect([asked.length, connections()]).toEqual([4, 1])
  })
})
