import type { Page } from 'playwright-core'
import { freePort } from '@doorledger/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT, type RunningProvider, runningProvider } from '../../directory/test/identity-provider.js'
import { type Mailbox, openMailbox } from '../../directory/test/mailbox.js'
import { describeClocks } from './clocks.js'
import { mouseOf } from './mouse.js'
import { describeRestart } from './restart.js'
import { describeSigningIn } from './journeys/sign-in.js'
import { emptyFolder } from '../../standalone/test/running-standalone.js'
import {
  ADMINISTRATOR,
  giveCredentials,
  newcomer,
  type RunningConsole,
  signIn,
  signInFirst,
  startConsole,
} from './running-console.js'
import { violations } from './violations.js'

const looks = [
  ['light', 1440],
  ['dark', 360],
] as const

let running: RunningConsole
let page: Page

let mailbox: Mailbox
let provider: RunningProvider

beforeAll(async () => {
  mailbox = await openMailbox()
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const callback = `${address}/v1/sessions/openid-connect/callback`
  provider = await runningProvider(() => callback)
  running = await startConsole(
    {
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'doors@example.org',
      PASSWORD_PAGE_URL: `${address}/set-password`,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_CALLBACK_URL: callback,
      OIDC_RETURN_URL: address,
    },
    port,
    emptyFolder,
  )
  page = await running.open()
  await signInFirst(page, running, mouseOf)
})
afterAll(() => Promise.all([running, mailbox, provider].map((one) => one.stop())))

const heading = (of: Page, name: string) => of.getByRole('heading', { name, exact: true })

describe('signing in to the console', () => {
  it('follows the printed link once: the one-time password is replaced and no longer in the address', async () => {
    expect(page.url()).not.toContain('first')
    const other = await running.open()
    await other.goto(running.firstLink)
    await other.getByText('The username or the password is wrong.').waitFor()
  })

  it('goes on with the session after a reload, without a token in any storage of the page', async () => {
    await page.goto(`${running.address}/account`)
    await heading(page, 'Account and preferences').waitFor()
    const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')
    expect(stored).not.toMatch(/eyJ|doorledger_refresh/)
  })

  it('keeps two tabs of one browser signed in when both begin at once', async () => {
    const tabs = await Promise.all([0, 1, 2].map(() => page.context().newPage()))
    await Promise.all(tabs.map((tab) => tab.goto(`${running.address}/account`)))
    await Promise.all(tabs.map((tab) => heading(tab, 'Account and preferences').waitFor()))
    await Promise.all(tabs.map((tab) => tab.close()))
  })

  it('signs every tab of the browser out, and forgets the session', async () => {
    const other = await running.open()
    await signIn(other, running)
    const tab = await other.context().newPage()
    await tab.goto(`${running.address}/account`)
    await heading(tab, 'Account and preferences').waitFor()
    await other.getByRole('button', { name: /Signed in as/ }).click()
    await other.getByRole('menuitem', { name: 'Sign out' }).click()
    await heading(tab, 'Sign in').waitFor()
    await tab.reload()
    await heading(tab, 'Sign in').waitFor()
  })

  it('shows whoever signs in next nothing of what was answered to whoever signed out', async () => {
    const shared = await running.open()
    const rows = shared.getByRole('row', { name: /administrator/ })
    await signIn(shared, running)
    await shared.getByRole('link', { name: 'People', exact: true }).first().click()
    await rows.waitFor()
    await shared.getByRole('button', { name: /Signed in as/ }).click()
    await shared.getByRole('menuitem', { name: 'Sign out' }).click()
    const answers = Promise.withResolvers<undefined>()
    await shared.route('**/v1/users?*', async (route) => {
      await answers.promise
      await route.continue()
    })
    await giveCredentials(
      mouseOf(() => ({ running, page: shared })),
      shared,
      ADMINISTRATOR,
    )
    await heading(shared, 'People').waitFor()
    await shared.locator('.skeleton').first().waitFor()
    expect(await rows.count()).toBe(0)
    answers.resolve(undefined)
    await rows.waitFor()
    await shared.context().close()
  })

  it('shows what comes before it in German when the browser asks for it', async () => {
    const german = await running.open({ locale: 'de-DE' })
    await german.goto(running.address)
    await heading(german, 'Anmelden').waitFor()
    expect(await german.evaluate('document.documentElement.lang')).toBe('de')
  })

  it('ends wherever an administrator ends it, and says so', async () => {
    const other = await newcomer(running, 'auditor', 'Nora Blum')
    const { items } = await running.api.get<{ items: readonly { id: string }[] }>('/v1/users?q=Nora')
    await running.api.call('DELETE', `/v1/users/${items[0]!.id}/sessions`)
    await other.getByText('Your session has ended.').waitFor()
    await other.context().close()
  })

  it('has no fault that axe finds, in both themes, at 360 and 1440 pixels', async () => {
    const other = await running.open()
    for (const path of ['/', '/forgotten-password', '/set-password#wrong']) {
      await other.goto(running.address + path)
      await other.getByRole('heading', { level: 1 }).waitFor()
      for (const [colorScheme, width] of looks) {
        await other.setViewportSize({ width, height: 800 })
        await other.emulateMedia({ colorScheme })
        expect(await violations(other), `${path}, ${colorScheme}, ${width}`).toEqual([])
      }
    }
    await other.context().close()
  })

  it('runs within its content security policy, trusted types included', () => {
    expect(running.complaints).toEqual([])
  })
})

describeSigningIn(() => ({ running, mailbox, provider }))
describeClocks(() => running)

describe('how the console is served', () => {
  const headersOf = async (path: string, accept = 'text/html') => fetch(running.address + path, { headers: { accept } })

  it('lets nothing inline, nothing foreign and no frame in, and caches only what never changes', async () => {
    const answer = await headersOf('/locks/front-door')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [, script] = /src="(\/assets\/[^"]+)"/.exec(await answer.text())!
    const asset = await headersOf(script!)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-encoding')).not.toBeNull()
  })

  it('sends no more than 250 kB before the first page is there', async () => {
    const page = await (await headersOf('/')).text()
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!)
    expect(files.length).toBeGreaterThan(1)
    const sizes = files.map(async (file) => {
      const { headers } = await fetch(running.address + file, { headers: { 'accept-encoding': 'gzip' } })
      return Number(headers.get('content-length'))
    })
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(250_000)
  })

  it.each(['/v1/nothing', '/assets/gone.js', '/health/nothing', '/docs/nothing.js'])(
    'leaves %s to be refused',
    async (path) => expect((await headersOf(path)).status).toBe(404),
  )

  it('answers problem details, not a page, to whoever asks for something else', async () => {
    const answer = await headersOf('/locks', 'application/json')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})

describeRestart(() => running)
