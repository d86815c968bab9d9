import { startChromium } from '@doorledger/testing/browser'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { freshFolder, type RunningStandalone, startStandalone } from '../../standalone/test/running-standalone.js'

export const ADMINISTRATOR = { username: 'administrator', password: 'correct horse battery' }

/** A real standalone and a real browser in front of it. */
export interface RunningConsole extends RunningStandalone {
  readonly address: string
  readonly browser: Browser
  /** the address that the start prints on a terminal for the first sign-in */
  readonly firstLink: string
  /** A page of a browser of its own, with nothing stored; what it complains of is in `complaints`. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** errors that pages logged: faults of scripts, and whatever the content security policy refused */
  readonly complaints: string[]
  stop(): Promise<void>
}

export const startConsole = async (environment: Readonly<Record<string, string>> = {}): Promise<RunningConsole> => {
  const [folder, browser] = await Promise.all([freshFolder(), startChromium()])
  const standalone = await startStandalone(folder.dir, environment)
  const complaints: string[] = []
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => isComplaint(message.text()) && complaints.push(message.text()))
    return page
  }
  const address = `http://127.0.0.1:${standalone.port}`
  const password = (await readFile(join(folder.dir, 'data folder', 'admin-password'), 'utf8')).trim()
  return {
    ...standalone,
    address,
    browser,
    firstLink: `${address}/sign-in#first=${password}`,
    complaints,
    open,
    stop: async () => {
      await browser.close()
      await standalone.process.interrupt()
      await folder.remove()
    },
  }
}

const isComplaint = (text: string): boolean => /content security policy|trusted type|refused to|warning:/i.test(text)

/** Follows the link, and replaces the one-time password. */
export const signInFirst = async (page: Page, { firstLink }: RunningConsole): Promise<void> => {
  await page.goto(firstLink)
  await page.getByLabel('New password').fill(ADMINISTRATOR.password)
  await page.getByLabel('The same again').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.locator('#page').waitFor()
}

/** Somebody new, with one role everywhere, signed in to a browser of his own. */
export const newcomer = async (running: RunningConsole, username: string, roleId: string): Promise<Page> => {
  const { body: person } = await running.api.call<{ id: string }>('POST', '/v1/users', {
    body: { username, name: username, assignments: [{ roleId, premisesId: null }] },
  })
  const { body: link } = await running.api.call<{ token: string }>('POST', `/v1/users/${person.id}/password-links`)
  const { password } = ADMINISTRATOR
  await running.api.call('POST', `/v1/password-resets/${link.token}`, { body: { newPassword: password } })
  const page = await running.open()
  await signIn(page, running, { username, password })
  return page
}

export const signIn = async (
  page: Page,
  { address }: RunningConsole,
  { username, password } = ADMINISTRATOR,
): Promise<void> => {
  await page.goto(address)
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('#page').waitFor()
}
