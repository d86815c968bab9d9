import { newId } from '@doorledger/kernel'
import { SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { as, type DoorsApp, startDoorsApp } from '../../test/doors-app.js'
import { makeKeyKnown, makePersonKnown, newKey } from '../../test/signing-people.js'
import { type AccessTokenSubject, signAccessToken, type SigningKey, type VerificationKey } from './access-token.js'
import { forgetEndedSessions } from '@doorledger/directory-replica'

let doors: DoorsApp
let key: SigningKey & VerificationKey
let anna: AccessTokenSubject

beforeAll(async () => {
  doors = await startDoorsApp()
  key = await newKey()
  await makeKeyKnown(doors.database, key)
  anna = await makePersonKnown(doors.database, ['device:read'])
})
afterAll(() => doors.stop())

const tokenOf = (subject: AccessTokenSubject, signing: SigningKey = key) =>
  signAccessToken(signing, subject, new Date())
const ask = (token: string, url = '/v1/doors') => doors.app.inject({ url, headers: as(token) })

describe('a person who is signed in', () => {
  it('may do what his roles permit', async () => {
    const token = await tokenOf(anna)
    const { sessionId, userId } = anna
    const answer = await ask(token)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      caller: {
        tenantId: 'acme',
        actor: `user:${userId}`,
        rights: { 'device:read': 'everywhere' },
        session: { sessionId, userId, mustChangePassword: false },
      },
    })
    const refused = await doors.app.inject({ method: 'POST', url: '/v1/doors', headers: as(token), payload: {} })
    expect(refused.statusCode).toBe(403)
    expect(refused.json()).toMatchObject({ permission: 'device:write' })
  })

  it('is let in where people look after themselves; an API token is not', async () => {
    expect((await ask(await tokenOf(anna), '/v1/me')).json()).toMatchObject({ userId: anna.userId })
    const refused = await ask(await doors.issueToken(['device:read']), '/v1/me')
    expect(refused.statusCode).toBe(403)
    expect(refused.json()).toMatchObject({ type: 'urn:doorledger:problem:session_needed' })
  })

  it('sees what is his own when he holds the permission anywhere; an API token has nothing of its own', async () => {
    const own = 'access-log:read-own'
    const cleo = await makePersonKnown(doors.database, [own], 'hq')
    expect((await ask(await tokenOf(cleo), '/v1/me/doors')).json()).toEqual({ userId: cleo.userId })
    expect((await ask(await tokenOf(anna), '/v1/me/doors')).json()).toMatchObject({ status: 403, permission: own })
    const refused = await ask(await doors.issueToken([own]), '/v1/me/doors')
    expect(refused.json()).toMatchObject({ status: 403, type: 'urn:doorledger:problem:session_needed' })
  })

  it('may do nothing but change the one-time password before that is done', async () => {
    const token = await tokenOf({ ...anna, mustChangePassword: true })
    for (const url of ['/v1/doors', '/v1/me']) {
      const refused = await ask(token, url)
      expect(refused.statusCode).toBe(403)
      expect(refused.json()).toMatchObject({ type: 'urn:doorledger:problem:password_change_needed' })
    }
    const answer = await doors.app.inject({ method: 'POST', url: '/v1/me/password', headers: as(token) })
    expect(answer.statusCode).toBe(201)
  })
})

describe('access', () => {
  it('ends with the session, although the token has not expired', async () => {
    const token = await tokenOf(anna)
    const other = { ...anna, sessionId: newId() }
    const otherToken = await tokenOf(other)
    expect((await ask(token)).statusCode).toBe(200)
    await doors.database.query(
      `insert into known_ended_sessions (tenant_id, session_id, refuse_until) values ('acme', $1, now() + '5 min')`,
      [anna.sessionId],
    )
    doors.pass(2_001)
    expect((await ask(token)).statusCode).toBe(401)
    expect((await ask(otherToken)).statusCode).toBe(200)
    anna = other
  })

  it('stays ended for as long as a token of the session may live, and is then forgotten', async () => {
    const { database } = doors
    const sessionId = newId()
    const isKnown = async () =>
      (await database.query('select from known_ended_sessions where session_id = $1', [sessionId])).rowCount
    await database.query(
      `insert into known_ended_sessions (tenant_id, session_id, refuse_until) values ('acme', $1, $2)`,
      [sessionId, new Date('2026-11-22T09:05:00.000Z')],
    )
    await forgetEndedSessions(database, new Date('2026-11-22T09:05:00.000Z'))
    expect(await isKnown()).toBe(1)
    await forgetEndedSessions(database, new Date('2026-11-22T09:05:00.001Z'))
    expect(await isKnown()).toBe(0)
  })

  it('ends when the person is disabled', async () => {
    const ben = await makePersonKnown(doors.database, ['device:read'])
    const token = await tokenOf(ben)
    expect((await ask(token)).statusCode).toBe(200)
    await doors.database.query(
      `update known_directory set state = state || '{"enabled": false}' where kind = 'user' and id = $1`,
      [ben.userId],
    )
    doors.pass(2_001)
    expect((await ask(token)).statusCode).toBe(401)
  })

  it('ends when the key is retired', async () => {
    const old = await newKey()
    await makeKeyKnown(doors.database, old)
    const token = await tokenOf(anna, old)
    expect((await ask(token)).statusCode).toBe(200)
    await doors.database.query('update known_signing_keys set retired_at = now() where kid = $1', [old.kid])
    doors.pass(2_001)
    expect((await ask(token)).statusCode).toBe(401)
  })

  it('is refused to every token that is not right with one and the same answer', async () => {
    const { kid, privateKey, publicKey } = key
    const nowSec = Math.floor(Date.now() / 1000)
    const claims = {
      iss: 'urn:doorledger:directory',
      aud: 'doorledger',
      sub: anna.userId,
      tid: anna.tenantId,
      sid: anna.sessionId,
      iat: nowSec,
      exp: nowSec + 300,
    }
    const signed = (payload: object, header = {}) =>
      new SignJWT({ ...claims, ...payload }).setProtectedHeader({ alg: 'EdDSA', kid, ...header }).sign(privateKey)
    const right = await signed({})
    expect((await ask(right)).statusCode).toBe(200)
    const [head, , signature] = right.split('.')
    const stranger = await newKey()
    const tokens = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(publicKey)),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(publicKey, 'base64url')),
      await signed({ aud: 'elsewhere' }),
      await signed({ iss: 'urn:other' }),
      await signed({ iat: nowSec - 600, exp: nowSec - 300 }),
      await signed({ nbf: nowSec + 60 }),
      await signed({ iat: nowSec + 60, exp: nowSec + 360 }),
      await signed({ sub: newId() }),
      await signed({ tid: 'other' }),
      await signed({}, { kid: 'unknown' }),
      await signed({}, { kid: 'a\0b' }),
      await signed({}, { kid: undefined }),
      await tokenOf(anna, stranger),
      await tokenOf(anna, { ...stranger, kid }),
      `${head}.${Buffer.from(JSON.stringify({ ...claims, tid: 'x' })).toString('base64url')}.${signature}`,
      `${head}..${signature}`,
      'aaaaaaaa.bbbbbbbb.cccccccc',
      `${'a'.repeat(4_000)}.b.c`,
    ]
    const answers = await Promise.all(tokens.map((token) => ask(token)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(tokens.map(() => 401))
    const nothing = await doors.app.inject({ url: '/v1/doors' })
    expect(new Set(answers.map(({ body }) => body))).toEqual(new Set([nothing.body]))
    expect(new Set(answers.map(({ headers }) => headers['www-authenticate']))).toEqual(new Set(['Bearer']))
  })
})
