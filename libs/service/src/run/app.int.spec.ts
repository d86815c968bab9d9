import { DomainError, newId, sha256 } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/postgres'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { ApiOkResponse } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Caller, CurrentCaller } from '../access/caller.js'
import { ForDevices, Public, Requires } from '../access/declared-access.js'
import { TakesBytes } from '../bodies/takes-bytes.js'
import { pageQuery } from '../paging/page-query.js'
import { createApp } from './create-app.js'

const door = z.strictObject({ name: z.string().min(1), note: z.unknown().optional() }).meta({ title: 'Door' })
const doorQuery = z.strictObject({ ...pageQuery.shape, result: z.enum(['granted', 'denied']).optional() })

@Controller('v1/doors')
class DoorsController {
  @Get()
  @Requires('device:read')
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(door) }) })
  list(@Query({ schema: doorQuery }) query: z.infer<typeof doorQuery>, @CurrentCaller() caller: Caller) {
    return { query, caller: { ...caller, permissions: [...caller.permissions] } }
  }

  @Get(':id')
  @Public()
  find(@Param('id', { schema: z.string().regex(/^[\w-]+$/, 'must be letters') }) id: string) {
    if (id === 'broken') throw new TypeError('secret internals')
    throw new DomainError('unknown_door', 'not_found', `There is no door ${id}`, { id })
  }

  @Post()
  @Requires('device:write')
  add(@Body({ schema: door }) body: z.infer<typeof door>) {
    return body
  }

  @Post(':id/blocks')
  @ForDevices()
  @TakesBytes({ limitBytes: 100 })
  block(@Body() bytes: Buffer) {
    return { text: bytes.toString('latin1') }
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

@Controller('v1/forgotten')
class ForgottenController {
  @Get(':id')
  read() {
    return 'anyone may read this'
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

const silent = pino({ level: 'silent' })
let database: Pool
let app: NestFastifyApplication
let now = new Date()

const appOf = (module: typeof DoorsModule) =>
  createApp({
    name: 'doors',
    title: 'Doors',
    description: 'Doors for a test.',
    logger: silent,
    services: [
      {
        definition: {
          name: 'doors',
          title: 'Doors',
          description: '',
          migrations: new URL('file:///'),
          module: () => ({ module }),
        },
        platform: {
          name: 'doors',
          log: undefined as never,
          database,
          sharedState: inProcessSharedState(),
          logger: silent,
          clock: () => now,
        },
      },
    ],
  })

const issue = async (permissions: readonly string[], rest: { expiresAt?: Date; revokedAt?: Date } = {}) => {
  const secret = `dl_${newId()}`
  await database.query(
    `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, expires_at, revoked_at, stream_version)
     values ('acme', $1, $2, $3, $4, $5, 1)`,
    [newId(), sha256(secret), permissions, rest.expiresAt, rest.revokedAt],
  )
  return secret
}

const as = (token: string) => ({ authorization: `Bearer ${token}` })

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'doors', applicationName: 'doors' })
  await migrate(database, { schema: 'doors' })
  app = await appOf(DoorsModule)
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
})
afterAll(async () => {
  await app.close()
  await database.end()
})

describe('access', () => {
  it('refuses to start when a route declares none, naming it', async () => {
    await expect(appOf(ForgottenModule)).rejects.toThrow('ForgottenController.read (GET /v1/forgotten/:id)')
  })

  it('gives a caller with the permission in', async () => {
    const token = await issue(['device:read'])
    const answer = await app.inject({ url: '/v1/doors', headers: as(token) })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      query: { limit: 100 },
      caller: { tenantId: 'acme', permissions: ['device:read'] },
    })
  })

  it('names the permission that is missing', async () => {
    const token = await issue(['device:read'])
    const answer = await app.inject({ method: 'POST', url: '/v1/doors', headers: as(token), payload: { name: 'x' } })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ permission: 'device:write' })
  })

  it('answers missing, malformed, unknown, revoked and expired tokens alike', async () => {
    const past = new Date(Date.now() - 60_000)
    const headers = [
      {},
      { authorization: 'Basic abc' },
      { authorization: 'Bearer \u00e9' },
      as('dl_unknown-but-well-formed'),
      as(await issue(['device:read'], { revokedAt: past })),
      as(await issue(['device:read'], { expiresAt: past })),
    ]
    const answers = await Promise.all(headers.map((header) => app.inject({ url: '/v1/doors', headers: header })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(headers.map(() => 401))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers[0]?.headers['www-authenticate']).toBe('Bearer')
    expect(answers[0]?.headers['content-type']).toContain('application/problem+json')
  })

  it('ends for a token that is revoked, or expires, while it is in use', async () => {
    const secret = await issue(['device:read'], { expiresAt: new Date(now.getTime() + 60_000) })
    const status = async () => (await app.inject({ url: '/v1/doors', headers: as(secret) })).statusCode
    expect(await status()).toBe(200)
    now = new Date(now.getTime() + 61_000)
    expect(await status()).toBe(401)

    const other = await issue(['device:read'])
    const otherStatus = async () => (await app.inject({ url: '/v1/doors', headers: as(other) })).statusCode
    expect(await otherStatus()).toBe(200)
    await database.query('update known_api_tokens set revoked_at = now() where token_hash = $1', [sha256(other)])
    now = new Date(now.getTime() + 2_001)
    expect(await otherStatus()).toBe(401)
  })

  it('is given to a token as soon as it is known, although it was refused before', async () => {
    const secret = `dl_${newId()}`
    const status = async () => (await app.inject({ url: '/v1/doors', headers: as(secret) })).statusCode
    expect(await status()).toBe(401)
    await database.query(
      `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, stream_version)
       values ('acme', $1, $2, '{device:read}', 1)`,
      [newId(), sha256(secret)],
    )
    expect(await status()).toBe(200)
  })
})

describe('a bad request', () => {
  const post = async (
    payload: string | Buffer,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) =>
    app.inject({
      method: 'POST',
      url: '/v1/doors',
      headers: { ...headers, ...as(await issue(['device:write'])) },
      payload,
    })

  it.each([
    ['limit=501', 'limit'],
    ['limit=0', 'limit'],
    ['limit=ten', 'limit'],
    ['colour=red', 'colour'],
    ['result=maybe', 'result'],
    ['limit=5&limit=6', 'limit'],
    ['cursor=a%00b', 'cursor'],
    ['__proto__=x', '__proto__'],
  ])('?%s is answered with 400 naming %s', async (query, field) => {
    const answer = await app.inject({ url: `/v1/doors?${query}`, headers: as(await issue(['device:read'])) })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ type: 'urn:doorledger:problem:invalid_request', field })
  })

  it('lists every field at fault', async () => {
    const answer = await app.inject({ url: '/v1/doors?limit=0&colour=red', headers: as(await issue(['device:read'])) })
    expect(answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual(['limit', 'colour'])
  })

  it('in the path is named by its parameter', async () => {
    const answer = await app.inject({ url: '/v1/doors/a%00b' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ field: 'id' })
    expect((await app.inject({ url: '/v1/doors/%E0%A4%A' })).statusCode).toBe(400)
  })

  it.each([
    ['not JSON', '{"name":', 400, 'body'],
    ['empty', '', 400, 'body'],
    ['of the wrong type', '"x"', 400, 'body'],
    ['with a missing field', '{}', 400, 'name'],
    ['with an unknown field', '{"name":"x","hue":1}', 400, 'hue'],
    ['with a prototype in it', '{"name":"x","note":{"__proto__":{}}}', 400, '__proto__'],
    ['nested too deeply', `{"name":"x","note":${'['.repeat(40)}${']'.repeat(40)}}`, 400, 'note'],
    ['with NUL', '{"name":"\\u0000"}', 400, 'name'],
    ['with half a surrogate pair', '{"name":"\\ud800"}', 400, 'name'],
    ['too large', JSON.stringify({ name: 'x'.repeat(1_048_576) }), 413, 'body'],
  ])('with a body %s', async (_, payload, status, field) => {
    const answer = await post(payload)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ status, field })
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it('of another content type, or compressed, is 415', async () => {
    expect((await post('name=x', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(415)
    expect((await post('<a/>', { 'content-type': 'text/xml' })).statusCode).toBe(415)
    const compressed = await post('x', { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    expect(compressed.statusCode).toBe(415)
    expect(compressed.json()).toMatchObject({ field: 'content-encoding' })
  })

  it('with constructor among its keys is an ordinary one', async () => {
    expect((await post('{"name":"x","note":{"constructor":{"prototype":{"a":1}}}}')).statusCode).toBe(201)
    expect({}).not.toHaveProperty('a')
  })
})

describe('a route that takes bytes', () => {
  const post = (payload: Buffer | string | undefined, headers = {}) =>
    app.inject({ method: 'POST', url: '/v1/doors/front/blocks', headers, ...(payload !== undefined && { payload }) })

  it('gets them as they came, whatever the content type', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      const answer = await post('{"broken', { 'content-type': type })
      expect(answer.json()).toEqual({ text: '{"broken' })
    }
    expect((await post(Buffer.from([0, 255]))).json()).toEqual({ text: '\u0000\u00ff' })
    expect((await post(undefined)).json()).toEqual({ text: '' })
  })

  it('refuses more than its limit, naming it', async () => {
    expect((await post('x'.repeat(100))).statusCode).toBe(201)
    const answer = await post('x'.repeat(101))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ limitBytes: 100 })
  })
})

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
