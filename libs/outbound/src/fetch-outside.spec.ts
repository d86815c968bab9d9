import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowedHosts } from './allowed-hosts.js'
import { fetchOutside } from './fetch-outside.js'

const MIB = 1_048_576
let server: Server
let address: string
const told: string[] = []
const answers: Record<string, (response: ServerResponse) => void> = {
  '/picture': (response) => response.setHeader('content-type', 'image/png; q=1').end('picture'),
  '/to-picture': (response) => response.writeHead(302, { location: '/picture' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/to-metadata': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/to-private': (response) => response.writeHead(302, { location: 'https://192.168.0.1/x' }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/guarded': (response) => {
    const { authorization = '' } = response.req.headers
    told.push(authorization)
    if (/^Digest username="viewer"/.test(authorization)) return void response.end(String(response.req.method))
    response.writeHead(401, { 'www-authenticate': 'Digest realm="cam", nonce="1", qop="auth"' }).end()
  },
  '/to-other': (response) =>
    response.writeHead(302, { location: `http://localhost:${new URL(address).port}/guarded` }).end(),
  '/gone': (response) => response.writeHead(410).end(),
  '/broken': (response) => response.writeHead(500).end(),
  '/endless': (response) => {
    const more = () => response.write(Buffer.alloc(MIB), () => !response.destroyed && more())
    more()
  },
  '/slow': (response) => {
    const timer = setInterval(() => response.write('x'), 50)
    response.once('close', () => clearInterval(timer))
  },
}

beforeAll(async () => {
  server = createServer(({ url }, response) => answers[url!]!(response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const options = { allowed: allowedHosts('127.0.0.1'), mostBytes: 4 * MIB, timeoutMs: 500, httpToAllowed: true }
const refusal = (fault: string) => expect.objectContaining({ name: 'FetchRefused', fault }) as unknown

describe('what is fetched from outside', () => {
  it('comes with its type, redirects followed', async () => {
    expect(await fetchOutside(`${address}/to-picture`, options)).toEqual({
      bytes: Buffer.from('picture'),
      mime: 'image/png',
    })
  })

  it.each([
    ['/round', 'too_many_redirects'],
    ['/to-metadata', 'scheme_refused'],
    ['/to-private', 'address_refused'],
    ['/to-file', 'scheme_refused'],
    ['/gone', 'not_found'],
    ['/broken', 'failed'],
    ['/endless', 'too_large'],
    ['/slow', 'too_slow'],
  ])('is refused: %s is %s', async (path, fault) => {
    await expect(fetchOutside(address + path, options)).rejects.toEqual(refusal(fault))
  })

  it.each([
    ['http://clips.example/a.jpg', 'scheme_refused'],
    ['file:///etc/passwd', 'scheme_refused'],
    ['clips/a.jpg', 'scheme_refused'],
    ['https://anna:secret@clips.example/a.jpg', 'user_info_refused'],
    ['https://localhost/a.jpg', 'address_refused'],
    ['https://10.0.0.1/a.jpg', 'address_refused'],
    ['https://[::1]/a.jpg', 'address_refused'],
  ])('is refused: %s is %s', async (url, fault) => {
    await expect(fetchOutside(url, options)).rejects.toEqual(refusal(fault))
  })

  it('is signed in for where it asks, and nowhere else', async () => {
    const signed = { ...options, login: 'viewer:secret' }
    expect((await fetchOutside(`${address}/guarded`, signed)).bytes.toString()).toBe('GET')
    expect((await fetchOutside(`${address}/guarded`, { ...signed, body: 'x' })).bytes.toString()).toBe('POST')
    expect(told[0]).toBe('')
    await expect(fetchOutside(`${address}/guarded`, options)).rejects.toEqual(refusal('not_signed_in'))
    told.length = 0
    const both = { ...signed, allowed: allowedHosts('127.0.0.1 localhost') }
    await expect(fetchOutside(`${address}/to-other`, both)).rejects.toEqual(refusal('not_signed_in'))
    expect(told).toEqual([''])
  })

  it('takes http to nobody whom the operator did not list', async () => {
    const nobody = { ...options, allowed: allowedHosts() }
    await expect(fetchOutside(`${address}/picture`, nobody)).rejects.toEqual(refusal('scheme_refused'))
  })
})
