import { freePort } from '@doorledger/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CookieBrowser } from './cookie-browser.js'
import { CLIENT, type RunningProvider, runningProvider } from './identity-provider.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { SignInApi } from './sign-in-api.js'
import { testSignIn } from './test-keys.js'

const RETURN = 'https://doors.example.org/'

let provider: RunningProvider
let directory: RunningDirectory
let now = new Date()

beforeAll(async () => {
  const port = await freePort()
  const callback = `http://127.0.0.1:${port}/v1/sessions/openid-connect/callback`
  provider = await runningProvider(() => callback)
  const { issuer } = provider
  const openId = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, callback, returnTo: RETURN }
  directory = await runningDirectory(() => now, { signIn: { ...testSignIn, openId }, port })
})
afterAll(async () => {
  await directory.stop()
  await provider.stop()
})
beforeEach(() => {
  now = new Date()
})

const api = new SignInApi(() => directory.address)
const people = new PeopleApi(() => directory)
const start = () => `${directory.address}/v1/sessions/openid-connect`

/** Signs in at the provider, and agrees to whatever it asks; answers where the browser is sent from there. */
const signInThere = async (browser: CookieBrowser, login: string): Promise<string> => {
  const callback = `${start()}/callback`
  const page = await browser.follow(start(), callback)
  const signedIn = await browser.go(page.address, { prompt: 'login', login, password: 'anything' })
  const next = await browser.follow(new URL(signedIn.headers.get('location')!, page.address).href, callback)
  if (next.address.startsWith(callback)) return next.address
  const agreed = await browser.go(next.address, { prompt: 'consent' })
  return (await browser.follow(new URL(agreed.headers.get('location')!, next.address).href, callback)).address
}
const signIn = async (login: string) => {
  const browser = new CookieBrowser()
  return { browser, back: await browser.go(await signInThere(browser, login)) }
}
const statusOf = async (login: string) => (await signIn(login)).back.status

describe('signing in with a provider', () => {
  it('begins a session as any other, for whom the provider has verified the address of', async () => {
    const { id } = await people.create({ username: 'anna', name: 'Anna', email: 'Anna@example.org' })
    await people.known({ id })
    provider.people.set('anna-there', { email: 'anna@example.org', isVerified: true })
    const { browser, back } = await signIn('anna-there')
    expect([back.status, back.headers.get('location')]).toEqual([302, RETURN])
    const session = await api.refresh({ cookie: `doorledger_refresh=${browser.cookieNamed('doorledger_refresh')}` })
    expect(session).toMatchObject({ userId: id, mustChangePassword: false })
    expect(await api.statusOf(session)).toBe(200)
    expect(browser.cookieNamed('doorledger_sign_in')).toBeUndefined()
  })

  it('knows a person again whose address has changed', async () => {
    provider.people.set('anna-there', { email: 'elsewhere@example.org', isVerified: true })
    expect(await statusOf('anna-there')).toBe(302)
  })

  it('is refused to whom nobody here is meant by, and to whom it is not sure of', async () => {
    await people.create({ username: 'ben', name: 'Ben', email: 'ben@example.org' })
    for (const username of ['twin1', 'twin2']) {
      await people.create({ username, name: 'Twin', email: 'twins@example.org' })
    }
    await people.create({ username: 'karl', name: 'Karl', email: 'karl@example.org' })
    provider.people.set('lookalike', { email: '\u212aarl@example.org', isVerified: true })
    provider.people.set('stranger', { email: 'stranger@example.org', isVerified: true })
    provider.people.set('not-ben', { email: 'ben@example.org', isVerified: false })
    provider.people.set('twin', { email: 'twins@example.org', isVerified: true })
    for (const login of ['stranger', 'lookalike', 'not-ben', 'twin', 'without-address'])
      expect(await statusOf(login)).toBe(401)
  })

  it('is refused to who is disabled', async () => {
    const { id } = await people.create({ username: 'carl', name: 'Carl', email: 'carl@example.org' })
    provider.people.set('carl', { email: 'carl@example.org', isVerified: true })
    expect(await statusOf('carl')).toBe(302)
    await people.call('POST', `/${id}/disable`)
    expect(await statusOf('carl')).toBe(401)
  })

  it('counts for the browser that was sent out, once, and for ten minutes', async () => {
    const browser = new CookieBrowser()
    const back = await signInThere(browser, 'anna-there')
    expect((await new CookieBrowser().go(back)).status).toBe(401)
    const forged = new URL(back)
    forged.searchParams.set('state', 'forged')
    expect((await browser.go(forged.href)).status).toBe(401)
    expect((await browser.go(back)).status).toBe(401)

    const late = new CookieBrowser()
    const address = await signInThere(late, 'anna-there')
    now = new Date(now.getTime() + 601_000)
    expect((await late.go(address)).status).toBe(401)
  })
})
