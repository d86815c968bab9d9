import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DoorsApp, startDoorsApp } from '../../test/doors-app.js'

let doors: DoorsApp
let app: NestFastifyApplication

beforeAll(async () => {
  doors = await startDoorsApp()
  app = doors.app
})
afterAll(() => doors.stop())

describe('other answers', () => {
  it('are problem details of the domain', async () => {
    const answer = await app.inject({ url: '/v1/doors/back' })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ type: 'urn:doorledger:problem:unknown_door', id: 'back' })
  })

  it('tell no internals when something breaks', async () => {
    const answer = await app.inject({ url: '/v1/doors/broken', headers: { 'x-request-id': 'r-1' } })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    expect(answer.json()).toMatchObject({ instance: 'urn:doorledger:request:r-1' })
  })

  it('for routes that are not there are 404 problems', async () => {
    const answer = await app.inject({ url: '/v2/doors?token=x' })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ detail: 'There is no GET /v2/doors' })
  })

  it('are problem details also when Node refuses the headers, before there is a request', async () => {
    await app.listen(0, '127.0.0.1')
    const asked = request(`${await app.getUrl()}/v1/doors`, { headers: { 'x-note': 'x'.repeat(20_000) } }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(431)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(await text(answer))).toMatchObject({ type: 'urn:doorledger:problem:headers_too_large' })
  })

  it('say whether the app lives, and how it does', async () => {
    expect((await app.inject({ url: '/health/live' })).json()).toEqual({ status: 'live' })
    const metrics = await app.inject({ url: '/metrics' })
    expect(metrics.headers['content-type']).toContain('text/plain')
    expect(metrics.body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/v1/doors/:id",status="404"}',
    )
    expect(metrics.body).toContain('process_cpu_seconds_total')
  })
})

describe('the API reference', () => {
  it('describes routes by the schemas that check them', async () => {
    const document = (await app.inject({ url: '/openapi.json' })).json<Record<string, never>>()
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Doors' } })
    expect(document['paths']).toMatchObject({
      '/v1/doors': {
        get: { security: [{ token: [] }], responses: { 200: {}, default: {} } },
        post: { requestBody: { content: { 'application/json': { schema: { required: ['name'] } } } } },
      },
    })
    expect(JSON.stringify(document)).toContain('"maximum":500')
  })

  it('can be read without a network', async () => {
    const page = await app.inject({ url: '/docs' })
    expect(page.statusCode).toBe(200)
    const loaded = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
    expect(loaded.length).toBeGreaterThan(2)
    for (const address of loaded) {
      const answer = await app.inject({ url: new URL(address, 'http://x/docs').pathname })
      expect(answer.statusCode, address).toBe(200)
    }
  })
})
