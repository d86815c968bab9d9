import { newId } from '@doorledger/kernel'
import fc from 'fast-check'
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { newKey } from '../../test/signing-people.js'
import {
  ACCESS_TOKEN_SEC,
  type AccessTokenSubject,
  claimedKid,
  CLOCK_TOLERANCE_SEC,
  looksLikeAccessToken,
  signAccessToken,
  type SigningKey,
  verifyAccessToken,
  type VerificationKey,
} from './access-token.js'

const at = new Date('2026-11-22T09:17:52.000Z')
const later = (sec: number) => new Date(at.getTime() + sec * 1000)
const nowSec = at.getTime() / 1000
const anna: AccessTokenSubject = { tenantId: 'acme', userId: newId(), sessionId: newId(), mustChangePassword: false }
const right = { iss: 'urn:doorledger:directory', aud: 'doorledger', sub: anna.userId, tid: 'acme', sid: anna.sessionId }
const timely = { iat: nowSec, exp: nowSec + ACCESS_TOKEN_SEC }

let key: SigningKey & VerificationKey
beforeAll(async () => {
  key = await newKey()
})

const signed = (payload: JWTPayload, header: object = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: key.kid, ...header }).sign(key.privateKey)

describe('an access token', () => {
  it('says whose it is, for five minutes', async () => {
    const token = await signAccessToken(key, anna, at)
    expect(looksLikeAccessToken(token)).toBe(true)
    expect(claimedKid(token)).toBe(key.kid)
    expect(await verifyAccessToken(token, key, at)).toEqual({ ...anna, expiresAtMs: later(300).getTime() })
    expect(await verifyAccessToken(token, key, later(299))).toBeDefined()
    expect(await verifyAccessToken(token, key, later(300 + CLOCK_TOLERANCE_SEC))).toBeUndefined()
  })

  it('carries that a password must be changed first', async () => {
    const token = await signAccessToken(key, { ...anna, mustChangePassword: true }, at)
    expect(await verifyAccessToken(token, key, at)).toMatchObject({ mustChangePassword: true })
  })

  it('is nothing to another key', async () => {
    expect(await verifyAccessToken(await signAccessToken(key, anna, at), await newKey(), at)).toBeUndefined()
  })

  it('is nothing once a single character of it was changed', async () => {
    const token = await signAccessToken(key, anna, at)
    // The last character of a part also holds bits that mean nothing; all others are whole.
    const ends = new Set([...token.matchAll(/\.|$/g)].flatMap(({ index }) => [index, index - 1]))
    const places = [...token].map((_, index) => index).filter((index) => !ends.has(index))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...'AZaz09_-'), async (place, letter) => {
        fc.pre(token[place] !== letter)
        const tampered = token.slice(0, place) + letter + token.slice(place + 1)
        expect(await verifyAccessToken(tampered, key, at)).toBeUndefined()
      }),
    )
  })

  it('counts with exactly the claims it must have', async () => {
    expect(await verifyAccessToken(await signed({ ...right, ...timely }), key, at)).toBeDefined()
  })

  it.each<[string, JWTPayload]>([
    ['of another issuer', { ...right, ...timely, iss: 'urn:other' }],
    ['for another audience', { ...right, ...timely, aud: 'elsewhere' }],
    ['for no audience', { ...right, ...timely, aud: undefined }],
    ['expired', { ...right, iat: nowSec - 400, exp: nowSec - 100 }],
    ['that never expires', { ...right, iat: nowSec }],
    ['of no time', { ...right, exp: nowSec + 300 }],
    ['issued long ago, to live long', { ...right, iat: nowSec - 3_600, exp: nowSec + 3_600 }],
    ['issued in the future', { ...right, iat: nowSec + 60, exp: nowSec + 360 }],
    ['not valid yet', { ...right, ...timely, nbf: nowSec + 60 }],
    ['without a person', { ...right, ...timely, sub: undefined }],
    ['of a person who is no id', { ...right, ...timely, sub: 'anna' }],
    ['without a session', { ...right, ...timely, sid: undefined }],
    ['without a tenant', { ...right, ...timely, tid: undefined }],
    ['with a tenant that is no text', { ...right, ...timely, tid: 7 }],
  ])('is refused when it is one %s', async (_, payload) => {
    expect(await verifyAccessToken(await signed(payload), key, at)).toBeUndefined()
  })

  it('is refused when nobody signed it, or the public key as if it were a secret', async () => {
    const unsigned = new UnsecuredJWT({ ...right, ...timely }).encode()
    const secrets = [Buffer.from(key.publicKey), Buffer.from(key.publicKey, 'base64url')]
    const confused = await Promise.all(
      secrets.map((secret) =>
        new SignJWT({ ...right, ...timely }).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(secret),
      ),
    )
    for (const token of [unsigned, ...confused]) expect(await verifyAccessToken(token, key, at)).toBeUndefined()
  })

  it('is refused when it asks to be read by rules of its own', async () => {
    const [, payload, signature] = (await signAccessToken(key, anna, at)).split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: key.kid, crit: ['x'], x: 1 })).toString('base64url')
    expect(await verifyAccessToken(`${header}.${payload}.${signature}`, key, at)).toBeUndefined()
  })
})

describe('what a token says of its key', () => {
  it.each([
    ['nothing', {}],
    ['a number', { kid: 7 }],
    ['text a database could choke on', { kid: 'a\0b' }],
    ['an injection', { kid: "' or 1=1 --" }],
    ['a novel', { kid: 'k'.repeat(65) }],
  ])('is disregarded when it is %s', (_, header) => {
    expect(claimedKid(`${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.x`)).toBeUndefined()
  })

  it('is disregarded when the header is no JSON', () => {
    expect(claimedKid('xxxx.yyyy.zzzz')).toBeUndefined()
  })
})
