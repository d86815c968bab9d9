import { newId, sha256 } from '@doorledger/kernel'
import { Controller, Get, Module } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, CurrentCaller, RequiresForOwn, RequiresInPremises } from '../index.js'
import { as, type DoorsApp, startDoorsApp } from '../../test/doors-app.js'
import { TokenVerifier } from './token-verifier.js'

@Controller('v1/forgotten')
class ForgottenController {
  @Get(':id')
  read() {
    return 'anyone may read this'
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

@Controller('v1/careless')
class CarelessController {
  @Get(':id')
  @RequiresInPremises('device:read')
  read(@CurrentCaller() caller: Caller) {
    return `${caller.actor} reads everything`
  }
}

@Module({ controllers: [CarelessController] })
class CarelessModule {}

@Controller('v1/curious')
class CuriousController {
  @Get()
  @RequiresForOwn('access-log:read-own')
  read(@CurrentCaller() caller: Caller) {
    return `${caller.actor} reads of everybody`
  }
}

@Module({ controllers: [CuriousController] })
class CuriousModule {}

let doors: DoorsApp
let app: NestFastifyApplication

beforeAll(async () => {
  doors = await startDoorsApp()
  app = doors.app
})
afterAll(() => doors.stop())

describe('access', () => {
  it('refuses to start when a route declares none, naming it', async () => {
    await expect(doors.startWith(ForgottenModule)).rejects.toThrow('ForgottenController.read (GET /v1/forgotten/:id)')
  })

  it('refuses to start when a route for callers in certain premises does not take where that is', async () => {
    await expect(doors.startWith(CarelessModule)).rejects.toThrow(
      'No @Scoped() in CarelessController.read (GET /v1/careless/:id)',
    )
  })

  it('refuses to start when a route about what is one’s own does not take whose that is', async () => {
    await expect(doors.startWith(CuriousModule)).rejects.toThrow(
      'No @CurrentSession() in CuriousController.read (GET /v1/curious)',
    )
  })

  it('gives a caller with the permission in', async () => {
    const token = await doors.issueToken(['device:read'])
    const answer = await app.inject({ url: '/v1/doors', headers: as(token) })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      query: { limit: 100 },
      caller: { tenantId: 'acme', rights: { 'device:read': 'everywhere' } },
    })
  })

  it('names the permission that is missing', async () => {
    const token = await doors.issueToken(['device:read'])
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
      as(await doors.issueToken(['device:read'], { revokedAt: past })),
      as(await doors.issueToken(['device:read'], { expiresAt: past })),
    ]
    const answers = await Promise.all(headers.map((header) => app.inject({ url: '/v1/doors', headers: header })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(headers.map(() => 401))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers[0]?.headers['www-authenticate']).toBe('Bearer')
    expect(answers[0]?.headers['content-type']).toContain('application/problem+json')
  })

  it('ends for a token that is revoked, or expires, while it is in use', async () => {
    const secret = await doors.issueToken(['device:read'], { expiresAt: new Date(Date.now() + 60_000) })
    const status = async () => (await app.inject({ url: '/v1/doors', headers: as(secret) })).statusCode
    expect(await status()).toBe(200)
    doors.pass(61_000)
    expect(await status()).toBe(401)

    const other = await doors.issueToken(['device:read'])
    const otherStatus = async () => (await app.inject({ url: '/v1/doors', headers: as(other) })).statusCode
    expect(await otherStatus()).toBe(200)
    await doors.database.query('update known_api_tokens set revoked_at = now() where token_hash = $1', [sha256(other)])
    doors.pass(2_001)
    expect(await otherStatus()).toBe(401)
  })

  it('is remembered for a token in use while ten thousand unknown ones come', async () => {
    const verifier = new TokenVerifier(doors.database)
    const authorization = `Bearer ${await doors.issueToken(['device:read'])}`
    const known = await verifier.verify(authorization)
    expect(known).toBeDefined()
    for (let turn = 0; turn < 12; turn += 1) {
      for (let count = 0; count < 1_000; count += 1) void verifier.verify(`Bearer not.${newId()}.ours`)
      // What is remembered is answered at once, without a promise.
      expect(verifier.verify(authorization)).toEqual(known)
    }
  })

  it('is given to a token as soon as it is known, although it was refused before', async () => {
    const secret = `dl_${newId()}`
    const status = async () => (await app.inject({ url: '/v1/doors', headers: as(secret) })).statusCode
    expect(await status()).toBe(401)
    await doors.database.query(
      `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, stream_version)
       values ('acme', $1, $2, '{device:read}', 1)`,
      [newId(), sha256(secret)],
    )
    expect(await status()).toBe(200)
  })
})
