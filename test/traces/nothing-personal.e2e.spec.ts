import { newId } from '@doorledger/kernel'
import type { Ending } from '@doorledger/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Collector } from './collector.js'
import { startTracedStandalone, type TracedStandalone } from './traced-standalone.js'

/** In each something that nothing else says. */
const planted = {
  username: 'zqplanted.user',
  name: 'Zqplanted Fullname',
  email: 'zqplanted@mail.example',
  phone: '+358 40 9988776655',
  password: 'Zqplanted long password',
  number: 'ZQ0PLANTED7',
}
const { username, name, email, phone, password, number } = planted
const traces = /zq.{0,3}planted|9988776655|9988%20|ZQ0P/i

let collector: Collector
let standalone: TracedStandalone
let printed: Ending
const secrets: string[] = []
const answers: number[] = []

/** Asks, whatever comes of it. Each request belongs to a trace. */
const ask = async (method: string, path: string, body?: object | string, token?: string) => {
  const headers = { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }
  const answer = await standalone.api.call(method, path, {
    headers,
    ...(body !== undefined && { body }),
    ...(token !== undefined && { token }),
  })
  answers.push(answer.status)
  return answer
}

beforeAll(async () => {
  collector = await Collector.listen()
  standalone = await startTracedStandalone(collector, { LOG_LEVEL: 'trace' })
  secrets.push(standalone.api.adminToken, standalone.adminPassword)
  const userId = await beAPerson()
  await signIn(userId)
  await carryKeys(userId)
  await goWrong()
  printed = await standalone.stop()
})
afterAll(() => collector.close())

const beAPerson = async (): Promise<string> => {
  const { body } = await ask('POST', '/v1/users', { username, name, email, phone })
  const id = body['id'] as string
  await ask('POST', '/v1/users', { username, name })
  for (const ref of [username, email, name]) await ask('GET', `/v1/users/${encodeURIComponent(ref)}`)
  for (const text of [username, name, email]) await ask('GET', `/v1/users?q=${encodeURIComponent(text)}`)
  await ask('GET', `/v1/access-events?q=${encodeURIComponent(name)}&user=${username}`)
  await ask('GET', '/v1/users/export')
  await ask('POST', '/v1/user-imports', `username,name,email\n${username},${name},${email}\n,${name},\n`)
  return id
}

const signIn = async (userId: string): Promise<void> => {
  await ask('POST', '/v1/sessions', { username, password })
  await ask('POST', '/v1/password-resets', { username })
  const link = (await ask('POST', `/v1/users/${userId}/password-links`)).body['token'] as string
  await ask('POST', `/v1/password-resets/${link}`, { newPassword: username })
  await ask('POST', `/v1/password-resets/${link}`, { newPassword: password })
  await ask('POST', `/v1/password-resets/${link}`, { newPassword: password })
  const session = await ask('POST', '/v1/sessions', { username, password })
  const token = session.body['accessToken'] as string
  const cookie = /=([^;]+)/.exec(session.headers.get('set-cookie') ?? '')?.[1]
  secrets.push(link, token, cookie!)
  const change = { currentPassword: password, newPassword: `${password} 2` }
  await ask('PUT', '/v1/users/me/password', change, token)
  await ask('GET', '/v1/users/1', undefined, token)
  await ask('GET', '/v1/users/1', undefined, `${token}x`)
  await ask('DELETE', '/v1/sessions/current', undefined, token)
}

const carryKeys = async (userId: string): Promise<void> => {
  const kind = 'key_fob'
  const { body } = await ask('POST', '/v1/credentials', { kind, number, userId })
  await ask('POST', '/v1/credentials', { kind, number })
  await ask('POST', '/v1/credentials/lookup', { kind, number })
  await ask('GET', `/v1/credentials/${number}`)
  await ask('POST', `/v1/credentials/${body['id'] as string}/block`)
  const lock = { id: 'planted-door', kind: 'lock', name: 'Door', zone: 'UTC' }
  secrets.push((await ask('POST', '/v1/devices', lock)).body['token'] as string)
  const report = { eventId: newId(), lockId: lock.id, credentialRef: number, occurredAt: new Date().toISOString() }
  for (const whose of [userId, username]) await ask('POST', '/v1/phone-key-events', { ...report, userId: whose })
  await ask('DELETE', `/v1/credentials/${body['id'] as string}`)
}

/** Names where no names belong, and bodies that cannot be read. */
const goWrong = async (): Promise<void> => {
  const broken = Buffer.from(`{"username": "${username}", "name": ${name}`)
  for (const path of ['/v1/users', '/v1/sessions', '/v1/credentials', '/v1/password-resets']) {
    await ask('POST', path, broken)
    await ask('POST', path, { [name]: email, username: { name }, kind: number, number: [number], password: [password] })
  }
  await ask('GET', `/v1/${encodeURIComponent(name)}`)
  await ask('GET', `/v1/users?cursor=${number}&${username}=${phone}`)
  await ask('GET', `/v1/access-events/${encodeURIComponent(name)}`)
  await ask('GET', `/v1/locks/${encodeURIComponent(username)}/audit-trail`)
  await ask('GET', '/v1/users', undefined, `${number}${number}`)
}

describe('what Doorledger tells of itself', () => {
  it('is something, and nothing went wrong that should not', () => {
    expect(collector.spans.map((span) => span.name)).toEqual(
      expect.arrayContaining(['POST /v1/users', 'POST /v1/sessions', 'POST /v1/credentials/lookup']),
    )
    expect(printed.stdout + printed.stderr).toContain('"msg":"answered"')
    expect(answers.filter((status) => status >= 500)).toEqual([])
    expect(answers).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 404, 409]))
  })

  it.each([
    ['traces', () => collector.received],
    ['lines of the log', () => printed.stdout + printed.stderr],
  ])('names in its %s no person, no address, no password and no number of a key', (_, told) => {
    expect(told()).not.toMatch(traces)
  })

  it.each([
    ['traces', () => collector.received],
    ['lines of the log', () => printed.stdout + printed.stderr],
  ])('shows in its %s nothing with which somebody could get in', (_, told) => {
    expect(secrets).toHaveLength(6)
    expect(secrets.filter((secret) => told().includes(secret))).toEqual([])
  })
})
