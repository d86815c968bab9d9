import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMINISTRATOR, type RunningConsole, signIn, signInFirst, startConsole } from './running-console.js'
import { violations } from './violations.js'

let running: RunningConsole
let page: Page

beforeAll(async () => {
  running = await startConsole()
  page = await running.open()
  await signInFirst(page, running)
})
afterAll(() => running.stop())

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

  it('refuses a wrong password in words', async () => {
    const other = await running.open()
    await other.goto(`${running.address}/account`)
    await other.getByLabel('Username').fill(ADMINISTRATOR.username)
    await other.getByLabel('Password', { exact: true }).fill('something else')
    await other.keyboard.press('Enter')
    await other.getByText('The username or the password is wrong.').waitFor()
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

  it('shows what comes before it in German when the browser asks for it', async () => {
    const german = await running.open({ locale: 'de-DE' })
    await german.goto(running.address)
    await heading(german, 'Anmelden').waitFor()
    expect(await german.evaluate('document.documentElement.lang')).toBe('de')
  })

  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds, %s, at 360 and 1440 pixels',
    async (colorScheme) => {
      for (const width of [360, 1440]) {
        const other = await running.open({ colorScheme, viewport: { width, height: 800 } })
        for (const path of ['/', '/forgotten-password', '/set-password#wrong']) {
          await other.goto(running.address + path)
          await other.getByRole('heading', { level: 1 }).waitFor()
          expect(await violations(other), `${path} at ${width}`).toEqual([])
        }
        await signIn(other, running)
        await other.goto(`${running.address}/account`)
        await heading(other, 'Account and preferences').waitFor()
        expect(await violations(other), `/account at ${width}`).toEqual([])
      }
    },
  )

  it('runs within its content security policy, trusted types included', () => {
    expect(running.complaints).toEqual([])
  })
})

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
