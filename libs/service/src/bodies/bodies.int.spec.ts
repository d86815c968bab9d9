import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { as, type DoorsApp, startDoorsApp } from '../../test/doors-app.js'

let doors: DoorsApp
let app: NestFastifyApplication

beforeAll(async () => {
  doors = await startDoorsApp()
  app = doors.app
})
afterAll(() => doors.stop())

describe('a bad request', () => {
  const post = async (
    payload: string | Buffer,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) =>
    app.inject({
      method: 'POST',
      url: '/v1/doors',
      headers: { ...headers, ...as(await doors.issueToken(['device:write'])) },
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
    const answer = await app.inject({ url: `/v1/doors?${query}`, headers: as(await doors.issueToken(['device:read'])) })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ type: 'urn:doorledger:problem:invalid_request', field })
  })

  it('lists every field at fault', async () => {
    const answer = await app.inject({
      url: '/v1/doors?limit=0&colour=red',
      headers: as(await doors.issueToken(['device:read'])),
    })
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
    expect((await post('gzipped', { 'content-encoding': 'gzip' })).json()).toEqual({ text: 'gzipped' })
  })

  it('refuses more than its limit, naming it', async () => {
    expect((await post('x'.repeat(100))).statusCode).toBe(201)
    const answer = await post('x'.repeat(101))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ limitBytes: 100 })
  })
})

describe('whatever is sent', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 })
  const anyPayload = fc.oneof(
    fc.json({ stringUnit: 'binary' }),
    anyText,
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: 'binary' }).map((name) => JSON.stringify({ name })),
  )
  const anyType = fc.constantFrom('application/json', 'application/problem+json; charset=x', 'text/plain', ';', '')

  it('is never answered with a fault of ours', async () => {
    const headers = as(await doors.issueToken(['device:read', 'device:write']))
    const request = fc.record({ payload: anyPayload, type: anyType, name: anyText, value: anyText })
    await fc.assert(
      fc.asyncProperty(request, async ({ payload, type, name, value }) => {
        const url = `/v1/doors?${encoded(name)}=${encoded(value)}`
        const answers = [
          await app.inject({
            method: 'POST',
            url: '/v1/doors',
            headers: { ...headers, 'content-type': type },
            payload,
          }),
          await app.inject({ url, headers }),
          await app.inject({ url: `/v1/doors/${encoded(value)}` }),
          await app.inject({ url: `/${value.toWellFormed().replaceAll(/[^!-~]/g, '')}` }),
        ]
        for (const { statusCode, body } of answers) expect(statusCode, body).toBeLessThan(500)
      }),
      { numRuns: 200 },
    )
  })
})

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())
