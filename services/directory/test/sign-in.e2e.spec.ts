import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copySession, countSessions } from './open-sessions.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { Newcomers, SignInApi } from './sign-in-api.js'

const PASSWORD = 'correct horse battery'
const MINUTE_MS = 60_000

let directory: RunningDirectory
let now = new Date()
const pass = (ms: number) => (now = new Date(now.getTime() + ms))

beforeAll(async () => {
  directory = await runningDirectory(() => now)
})
afterAll(() => directory.stop())
beforeEach(() => {
  pass(3_000)
})

const api = new SignInApi(() => directory.address)
const people = new PeopleApi(() => directory)
const newcomers = new Newcomers(api, people)
const newPerson = () => newcomers.add(PASSWORD)

describe('signing in', () => {
  it('answers an access token, and a cookie that no script and no other site gets', async () => {
    const { username, id } = await newPerson()
    const answer = await api.trySignIn(username.toUpperCase(), PASSWORD)
    expect(answer).toMatchObject({
      status: 201,
      body: { expiresInSec: 300, userId: id, mustChangePassword: false },
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^doorledger_refresh=[^;]+; Max-Age=43200; Path=\/v1\/sessions; HttpOnly; SameSite=Strict$/)
    expect(answer.text).not.toContain(cookie!.split(/[=;]/)[1])
  })

  it('marks the cookie secure wherever somebody could listen', async () => {
    const { username } = await newPerson()
    const body = JSON.stringify({ username, password: PASSWORD })
    const { request } = await import('node:http')
    const cookie = await new Promise<string>((resolve, reject) => {
      const asked = request(
        `${directory.address}/v1/sessions`,
        { method: 'POST', headers: { host: 'doors.example.org', 'content-type': 'application/json' } },
        (response) => resolve(String(response.headers['set-cookie'])),
      )
      asked.on('error', reject).end(body)
    })
    expect(cookie).toContain('; Secure')
  })

  it('is answered alike when nobody has the name, the password is another, none was set or the person is disabled', async () => {
    const [right, without, disabled] = [
      await newPerson(),
      await people.create({ username: 'none', name: 'N' }),
      await newPerson(),
    ]
    await people.call('POST', `/${disabled.id}/disable`)
    const answers = [
      await api.trySignIn(right.username, 'another password'),
      await api.trySignIn('nobody', PASSWORD),
      await api.trySignIn(without.username!, PASSWORD),
      await api.trySignIn(disabled.username, PASSWORD),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const headers = answers.map((answer) => [...answer.headers.keys()].join())
    expect(new Set(headers).size).toBe(1)
  })

  it.each([
    ['no name', { password: PASSWORD }, 'username'],
    ['no password', { username: 'anna' }, 'password'],
    ['a name that is no text', { username: 7, password: PASSWORD }, 'username'],
    ['something unknown', { username: 'anna', password: PASSWORD, remember: true }, 'remember'],
    ['a novel for a password', { username: 'anna', password: 'x'.repeat(5_000) }, 'password'],
  ])('is refused naming the field: %s', async (_, body, field) => {
    expect(await api.call('POST', '/v1/sessions', { body })).toMatchObject({ status: 400, body: { field } })
  })
})

describe('a session', () => {
  it('goes on by being refreshed, with another cookie each time', async () => {
    const { username } = await newPerson()
    let browser = await api.signIn(username, PASSWORD)
    const cookies = new Set([browser.cookie])
    for (let turn = 0; turn < 5; turn += 1) {
      pass(14 * MINUTE_MS)
      expect(await api.statusOf(browser)).toBe(401)
      browser = await api.refresh(browser)
      cookies.add(browser.cookie)
      expect(await api.statusOf(browser)).toBe(200)
    }
    expect(cookies.size).toBe(6)
  })

  it('goes on when two tabs refresh at once, and both have the same next cookie', async () => {
    const { username } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    const tabs = await Promise.all(Array.from({ length: 6 }, () => api.refresh(browser)))
    expect(new Set(tabs.map(({ cookie }) => cookie)).size).toBe(1)
    expect(await Promise.all(tabs.map((tab) => api.statusOf(tab)))).toEqual(tabs.map(() => 200))
    pass(MINUTE_MS)
    await api.refresh(tabs[5]!)
  })

  it('goes on when an answer was lost and the same cookie is sent again', async () => {
    const { username } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    const { cookie } = await api.refresh(browser)
    pass(29_000)
    const again = await api.refresh(browser)
    expect(again.cookie).toBe(cookie)
    await api.refresh(again)
  })

  it('ends when a used cookie is shown again later, for whoever has the newest one too', async () => {
    const { username } = await newPerson()
    const stolen = await api.signIn(username, PASSWORD)
    const browser = await api.refresh(stolen)
    pass(30_000)
    expect(await api.tryRefresh(stolen)).toMatchObject({ status: 401 })
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
    pass(2_001)
    expect(await api.statusOf(browser)).toBe(401)
  })

  it('is not ended by cookies we did not make', async () => {
    const { username } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    const [, value = ''] = browser.cookie.split('=')
    const [session, , proof] = value.split('.')
    for (const forged of [
      '',
      'x',
      `${session}.0.${'A'.repeat(43)}`,
      `${session}.7.${proof}`,
      `${session}.-1.${proof}`,
    ]) {
      expect(await api.tryRefresh({ cookie: `doorledger_refresh=${forged}` })).toMatchObject({ status: 401 })
    }
    await api.refresh(browser)
  })

  it('ends when the person signs out', async () => {
    const { username } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    const answer = await api.call('DELETE', '/v1/sessions/current', { token: browser.accessToken })
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^doorledger_refresh=; Max-Age=0; Path=\/v1\/sessions/)
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
    pass(2_001)
    expect(await api.statusOf(browser)).toBe(401)
  })

  it('ends when it was not refreshed for a quarter of an hour', async () => {
    const { username } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    pass(15 * MINUTE_MS)
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
  })

  it('ends after twelve hours however busy it was', async () => {
    const { username } = await newPerson()
    let browser = await api.signIn(username, PASSWORD)
    const endsAt = now.getTime() + 720 * MINUTE_MS
    while (endsAt - now.getTime() > 14 * MINUTE_MS) {
      pass(14 * MINUTE_MS)
      browser = await api.refresh(browser)
    }
    expect(new Date(browser.endsAt).getTime()).toBe(endsAt)
    now = new Date(endsAt)
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
  })

  it('ends with all others of the person when an administrator says so', async () => {
    const { username, id } = await newPerson()
    const browsers = [await api.signIn(username, PASSWORD), await api.signIn(username, PASSWORD)]
    expect(await people.call('DELETE', `/${id}/sessions`)).toMatchObject({ status: 204 })
    expect(await people.call('DELETE', `/${id}/sessions`)).toMatchObject({ status: 204 })
    for (const browser of browsers) expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
    await api.signIn(username, PASSWORD)
    const token = await people.tokenWith(['user:read'])
    expect(await people.call('DELETE', `/${id}/sessions`, { token })).toMatchObject({ status: 403 })
  })

  it('ends however many the person has', async () => {
    const { username, id } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    await copySession(directory.database, browser.sessionId, 600)
    expect(await countSessions(directory.database, id)).toBe(601)
    expect(await people.call('DELETE', `/${id}/sessions`)).toMatchObject({ status: 204 })
    expect(await countSessions(directory.database, id)).toBe(0)
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
  })

  it('ends when the person is disabled', async () => {
    const { username, id } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    await people.call('POST', `/${id}/disable`)
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
  })
})

describe('an erased person', () => {
  it('is signed out, and leaves no password behind', async () => {
    const { username, id } = await newPerson()
    const browser = await api.signIn(username, PASSWORD)
    expect(await people.erase(await people.show(id))).toMatchObject({ status: 204 })
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
    expect(await api.trySignIn(username, PASSWORD)).toMatchObject({ status: 401 })
    const { rowCount } = await directory.database.query('select from passwords where user_id = $1', [id])
    expect(rowCount).toBe(0)
  })
})

describe('one’s own sessions', () => {
  it('are listed, and each can be ended from another', async () => {
    const { username } = await newPerson()
    const phone = await api.signIn(username, PASSWORD, { 'user-agent': 'phone' })
    pass(1_000)
    const desk = await api.signIn(username, PASSWORD, { 'user-agent': 'desk' })
    const { body } = await api.call('GET', '/v1/sessions', { token: desk.accessToken })
    expect(body).toMatchObject({
      items: [
        { id: desk.sessionId, client: 'desk', isCurrent: true },
        { id: phone.sessionId, client: 'phone', isCurrent: false },
      ],
    })
    const ended = await api.call('DELETE', `/v1/sessions/${phone.sessionId}`, { token: desk.accessToken })
    expect(ended.status).toBe(204)
    expect(await api.tryRefresh(phone)).toMatchObject({ status: 401 })
    await api.refresh(desk)
  })

  it('are nobody else’s', async () => {
    const [anna, ben] = [await newPerson(), await newPerson()]
    const hers = await api.signIn(anna.username, PASSWORD)
    const his = await api.signIn(ben.username, PASSWORD)
    const refused = await api.call('DELETE', `/v1/sessions/${hers.sessionId}`, { token: his.accessToken })
    expect(refused).toMatchObject({ status: 404, body: { type: 'urn:doorledger:problem:session_not_found' } })
    await api.refresh(hers)
    expect((await api.call('GET', '/v1/sessions', { token: directory.adminToken })).status).toBe(403)
  })
})

describe('the first administrator', () => {
  it('signs in with the one-time password, and may do nothing before it is changed', async () => {
    const first = await api.signIn('administrator', directory.adminPassword)
    expect(first.mustChangePassword).toBe(true)
    expect(directory.printed()).not.toContain(directory.adminPassword)
    const refused = await api.call('GET', '/v1/sessions', { token: first.accessToken })
    expect(refused).toMatchObject({ status: 403, body: { type: 'urn:doorledger:problem:password_change_needed' } })
    expect((await api.refresh(first)).mustChangePassword).toBe(true)

    const body = { currentPassword: directory.adminPassword, newPassword: PASSWORD }
    const changed = await api.call('PUT', '/v1/users/me/password', { token: first.accessToken, body })
    expect(changed).toMatchObject({ status: 204 })
    expect(await api.trySignIn('administrator', directory.adminPassword)).toMatchObject({ status: 401 })
    const next = await api.signIn('administrator', PASSWORD)
    expect(next).toMatchObject({ mustChangePassword: false, userId: (await people.show(1)).id })
    expect(await api.statusOf(next)).toBe(200)
    expect(await api.call('GET', '/v1/users', { token: next.accessToken })).toMatchObject({ status: 200 })
  })
})
