import { directoryEvents, directorySessions, type Envelope, eventCatalogue, type Topic } from '@doorledger/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { copySession } from './open-sessions.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { Newcomers, SignInApi } from './sign-in-api.js'

const PASSWORD = 'correct horse battery'
const OTHER = 'staple of another kind'

let directory: RunningDirectory
let now = new Date()
const pass = (sec: number) => (now = new Date(now.getTime() + sec * 1000))
beforeAll(async () => {
  directory = await runningDirectory(() => now)
})
afterAll(() => directory.stop())
beforeEach(() => {
  pass(3)
})

const api = new SignInApi(() => directory.address)
const newcomers = new Newcomers(api, new PeopleApi(() => directory))

/** What a topic holds about a person besides what he is, once there is something of the last type. */
const told = async (topic: Topic, userId: string, last: string): Promise<readonly Envelope[]> => {
  const events: Envelope[] = []
  const subscription = await directory.log.subscribe({
    group: `test.${userId}.${topic.name}.${last}`,
    topic: topic.name,
    claim: () => Promise.resolve(0),
    process: async ({ records }) => void events.push(...records.map(({ value }) => JSON.parse(value) as Envelope)),
    release: () => undefined,
  })
  const about = () => events.filter(({ data, type }) => data['userId'] === userId && !type.startsWith('user.'))
  await vi.waitFor(() => expect(about().map(({ type }) => type)).toContain(last), { timeout: 60_000 })
  await subscription.close()
  return about()
}

describe('what happens at sign-in', () => {
  it('is told in order: signed in, password changed, signed out', async () => {
    const { id, username } = await newcomers.add(PASSWORD)
    const browser = await api.signIn(username, PASSWORD)
    const token = browser.accessToken
    await api.call('PUT', '/v1/users/me/password', { token, body: { currentPassword: PASSWORD, newPassword: OTHER } })
    await api.call('DELETE', '/v1/sessions/current', { token })
    const events = await told(directoryEvents, id, 'auth.user_logged_out')
    expect(events.map(({ type, data }) => [type, data['how'] ?? data['method'] ?? data['reason']])).toEqual([
      ['auth.password_reset_requested', 'administrator'],
      ['auth.password_changed', 'link'],
      ['auth.user_logged_in', 'password'],
      ['auth.password_changed', 'old_password'],
      ['auth.user_logged_out', 'signed_out'],
    ])
    expect(events.at(-1)?.actor).toBe(`user:${id}`)
    expect(JSON.stringify(events)).not.toMatch(new RegExp([username, PASSWORD, OTHER, 'argon2', token].join('|')))
    for (const event of events) {
      expect(eventCatalogue.find(({ type }) => type === event.type)?.schema.parse(event)).toEqual(event)
    }
  })

  it('says from what, so that it is known again: a browser by its cookie, a phone by its device', async () => {
    const { id, username } = await newcomers.add(PASSWORD)
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const signIn = async (body: object, cookie = '') => {
      const response = await fetch(`${directory.address}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': firefox, cookie },
        body: JSON.stringify({ username, password: PASSWORD, ...body }),
      })
      expect(response.status).toBe(201)
      return response.headers.getSetCookie().find((line) => line.startsWith('doorledger_client='))
    }
    const cookie = await signIn({})
    expect(cookie).toMatch(/; Max-Age=34560000; Path=\/v1\/sessions; HttpOnly; SameSite=Lax$/)
    await signIn({}, cookie!.split(';')[0])
    await signIn(
      {},
      cookie!.split(';')[0]!.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
    ) // forged
    expect(await signIn({ deviceId: 'phone-1' })).toBeUndefined()
    const { accessToken } = await api.signIn(username, PASSWORD)
    await api.call('DELETE', '/v1/sessions/current', { token: accessToken })
    const events = await told(directoryEvents, id, 'auth.user_logged_out')
    const clients = events.flatMap(({ data }) => (data['client'] as { kind: string; mark: string } | undefined) ?? [])
    const [first, second, forged, phone] = clients
    expect(first).toMatchObject({
      kind: 'browser',
      family: { browser: 'Firefox', os: 'Linux', device: 'desktop' },
      adminArea: false,
    })
    expect(second).toEqual(first)
    expect(forged!.mark).not.toBe(first!.mark)
    expect(phone).toMatchObject({ kind: 'app' })
    expect(JSON.stringify(events)).not.toMatch(/phone-1|Mozilla/)
  })

  it('tells a time-out, and for how long nobody was there, although nobody asks', async () => {
    const { id, username } = await newcomers.add(PASSWORD)
    const { sessionId } = await api.signIn(username, PASSWORD)
    pass(960)
    const events = await told(directoryEvents, id, 'auth.session_timed_out')
    expect(events.at(-1)).toMatchObject({ actor: 'system', data: { sessionId, userId: id, idleSec: 960 } })
  })

  it('tells a time-out although more other sessions cannot be ended than are looked at together', async () => {
    const [first, second] = [await newcomers.add(PASSWORD), await newcomers.add(PASSWORD)]
    await api.signIn(first.username, PASSWORD)
    const { sessionId } = await api.signIn(second.username, PASSWORD)
    await told(directoryEvents, second.id, 'auth.user_logged_in')
    await copySession(directory.database, sessionId, 500)
    const ofSecond = `right(stream, 36) in (select session_id::text from sessions where user_id = '${second.id}')`
    const broken = await directory.database.query(`update events set value = 'x' || value where ${ofSecond}`)
    expect(broken.rowCount).toBe(501)
    pass(960)
    expect(await told(directoryEvents, first.id, 'auth.session_timed_out')).not.toHaveLength(0)
    await directory.database.query(`update events set value = substr(value, 2) where ${ofSecond}`)
    expect(await told(directoryEvents, second.id, 'auth.session_timed_out')).not.toHaveLength(0)
  })

  it('tells services of each session that ends for how long its tokens are to be refused', async () => {
    const { id, username } = await newcomers.add(PASSWORD)
    const { sessionId, accessToken } = await api.signIn(username, PASSWORD)
    await api.call('DELETE', '/v1/sessions/current', { token: accessToken })
    const [ended] = await told(directorySessions, id, 'session.ended')
    const refuseUntil = new Date(now.getTime() + 305_000).toISOString()
    expect(ended).toMatchObject({ data: { sessionId, reason: 'signed_out', refuseUntil } })
  })
})
