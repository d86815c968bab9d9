import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DirectoryApi } from './directory-api.js'
import { type Mail, type Mailbox, openMailbox } from './mailbox.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { Newcomers, SignInApi } from './sign-in-api.js'
import { testSignIn } from './test-keys.js'

const OLD = 'correct horse battery'
const NEW = 'staple of another kind'
const HOUR_MS = 3_600_000

let mailbox: Mailbox
let directory: RunningDirectory
let now = new Date()
const pass = (ms: number) => (now = new Date(now.getTime() + ms))

beforeAll(async () => {
  mailbox = await openMailbox()
  const mail = {
    smtpUrl: mailbox.url,
    from: 'doors@example.org',
    passwordPage: 'https://doors.example.org/password',
  }
  directory = await runningDirectory(() => now, { signIn: { ...testSignIn, mail } })
})
afterAll(async () => {
  await directory.stop()
  await mailbox.stop()
})
beforeEach(() => {
  pass(3_000)
})

const api = new SignInApi(() => directory.address)
const people = new PeopleApi(() => directory)
const newcomers = new Newcomers(api, people)
const change = (token: string, currentPassword: string, newPassword: string | undefined) =>
  api.call('PUT', '/v1/users/me/password', { token, body: { currentPassword, newPassword } })

describe('changing one’s password', () => {
  it('takes the old one, and ends all other sessions', async () => {
    const { username } = await newcomers.add(OLD)
    const other = await api.signIn(username, OLD)
    const browser = await api.signIn(username, OLD)
    expect(await change(browser.accessToken, OLD, NEW)).toMatchObject({ status: 204 })
    expect(await api.tryRefresh(other)).toMatchObject({ status: 401 })
    await api.refresh(browser)
    expect(await api.trySignIn(username, OLD)).toMatchObject({ status: 401 })
    await api.signIn(username, NEW)
  })

  it.each([
    ['the old one is another', ['not the old one', NEW], { status: 403, body: { field: 'currentPassword' } }],
    ['the new one is short', [OLD, 'elevenchars'], { status: 400, body: { field: 'newPassword' } }],
    ['the new one is the old one', [OLD, OLD], { status: 400, body: { field: 'newPassword' } }],
    ['the new one is missing', [OLD, undefined], { status: 400, body: { field: 'newPassword' } }],
  ] as const)('is refused when %s', async (_, [currentPassword, newPassword], refusal) => {
    const { username } = await newcomers.add(OLD)
    const { accessToken } = await api.signIn(username, OLD)
    expect(await change(accessToken, currentPassword, newPassword)).toMatchObject(refusal)
    await api.signIn(username, OLD)
  })
})

describe('a link handed out by an administrator', () => {
  it('sets a password once, and ends all sessions', async () => {
    const { username, id } = await newcomers.add(OLD)
    const browser = await api.signIn(username, OLD)
    const [link, other] = [await newcomers.linkFor(id), await newcomers.linkFor(id)]
    expect(await newcomers.setByLink(link, 'short')).toMatchObject({ status: 400, body: { field: 'newPassword' } })
    expect(await newcomers.setByLink(link, username)).toMatchObject({ status: 400 })
    expect(await newcomers.setByLink(link, NEW)).toMatchObject({ status: 204 })
    expect(await api.tryRefresh(browser)).toMatchObject({ status: 401 })
    await api.signIn(username, NEW)
    for (const used of [link, other]) expect(await newcomers.setByLink(used, OLD)).toMatchObject({ status: 404 })
  })

  it('sets one password when it is used twice at once', async () => {
    const { id } = await newcomers.add(OLD)
    const link = await newcomers.linkFor(id)
    const answers = await Promise.all([1, 2, 3].map((n) => newcomers.setByLink(link, `${NEW} ${n}`)))
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1)
  })

  it('is of no use after an hour', async () => {
    const { id } = await newcomers.add(OLD)
    const link = await newcomers.linkFor(id)
    pass(HOUR_MS)
    expect(await newcomers.setByLink(link, NEW)).toMatchObject({ status: 404 })
    expect(await newcomers.setByLink(`dl_pw_${'A'.repeat(43)}`, NEW)).toMatchObject({ status: 404 })
    expect(await newcomers.setByLink('x', NEW)).toMatchObject({ status: 400 })
  })

  it('is not handed out to somebody who would gain by it, nor is he to say where it is mailed to', async () => {
    const roleId = 'night-shift'
    const role = { id: roleId, name: 'Night shift', permissions: ['logs:delete'] }
    expect(await new DirectoryApi(() => directory).post('roles', role)).toMatchObject({ status: 201 })
    const assignments = [{ roleId, premisesId: null }]
    const { id, version } = await people.create({ username: 'keeper', name: 'Keeper', assignments })
    const token = await people.tokenWith(['user:write'])
    const refused = await people.call('POST', `/${id}/password-links`, { token })
    expect(refused).toMatchObject({ status: 403, body: { permissions: ['logs:delete'] } })
    const redirected = { body: { email: 'thief@example.org' }, ifMatch: `"${version}"`, token }
    expect(await people.call('PATCH', `/${id}`, redirected)).toMatchObject({ status: 403 })
    await newcomers.linkFor(id)
  })

  it('is for people there are', async () => {
    expect(await people.call('POST', '/nobody/password-links')).toMatchObject({ status: 404 })
  })
})

describe('a forgotten password', () => {
  const ask = (username: string) => api.call('POST', '/v1/password-resets', { body: { username } })

  it('is set by a link that is mailed', async () => {
    const { username } = await newcomers.add(OLD, { email: 'anna@example.org' })
    expect(await ask(username)).toMatchObject({ status: 202, text: '' })
    await vi.waitFor(() => expect(mailbox.mails).toHaveLength(1), { timeout: 60_000 })
    const [{ to, text }] = mailbox.mails.splice(0) as [Mail]
    expect(to).toBe('anna@example.org')
    const [, link] = /https:\/\/doors\.example\.org\/password#(dl_pw_[A-Za-z0-9_-]{43})/.exec(text) ?? []
    expect(await newcomers.setByLink(link!, NEW)).toMatchObject({ status: 204 })
    await api.signIn(username, NEW)
    expect(directory.printed()).not.toContain(link)
  })

  it('is answered alike for whom no mail is sent', async () => {
    const [without, disabled] = [await newcomers.add(OLD), await newcomers.add(OLD, { email: 'ben@example.org' })]
    const last = await newcomers.add(OLD, { email: 'last@example.org' })
    await people.call('POST', `/${disabled.id}/disable`)
    const answers = []
    for (const name of ['nobody', without.username, disabled.username, last.username]) answers.push(await ask(name))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202])
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['']))
    await vi.waitFor(() => expect(mailbox.mails.map(({ to }) => to)).toContain('last@example.org'), { timeout: 60_000 })
    expect(mailbox.mails.splice(0)).toHaveLength(1)
  })

  it('is mailed for a few times an hour only', async () => {
    const { username } = await newcomers.add(OLD, { email: 'flooded@example.org' })
    for (let turn = 0; turn < 10; turn += 1) expect(await ask(username)).toMatchObject({ status: 202 })
    const last = await newcomers.add(OLD, { email: 'after@example.org' })
    await ask(last.username)
    await vi.waitFor(() => expect(mailbox.mails.map(({ to }) => to)).toContain('after@example.org'), {
      timeout: 60_000,
    })
    expect(mailbox.mails.splice(0).filter(({ to }) => to === 'flooded@example.org')).toHaveLength(3)
  })
})
