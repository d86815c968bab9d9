import { freePort } from '@doorledger/testing'
import { startChromium } from '@doorledger/testing/browser'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { Api } from '../../../test/system/api.js'
import {
  databaseUrl,
  freshFolder,
  type RunningStandalone,
  startStandalone,
} from '../../standalone/test/running-standalone.js'
import type { Hand, HandOf } from './hand.js'
import { keysOf } from './keys.js'

export const ADMINISTRATOR = { username: 'administrator', password: 'correct horse battery' }

/** A real standalone and a real browser in front of it. */
export interface RunningConsole extends Omit<RunningStandalone, 'process'> {
  readonly address: string
  readonly browser: Browser
  /** of its own Postgres, for what no page can bring about */
  databaseUrl(): Promise<string>
  readonly firstPassword: string
  /** the address that the start prints on a terminal for the first sign-in */
  readonly firstLink: string
  /** A page of a browser of its own, with nothing stored; what it complains of is in `complaints`. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** errors that pages logged: faults of scripts, and whatever the content security policy refused */
  readonly complaints: string[]
  /** Stops the server, and starts it again at the same address. @param meanwhile while there is none */
  restart(meanwhile: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/**
 * @param environment of the server
 * @param port a free one, when it is not given
 * @param makeFolder where its data is
 */
export const startConsole = async (
  environment: Readonly<Record<string, string>> = {},
  port?: number,
  makeFolder = freshFolder,
): Promise<RunningConsole> => {
  const [folder, browser, free] = await Promise.all([makeFolder(), startChromium(), port ?? freePort()])
  const settings = { ...environment, PORT: String(free) }
  let { process, api } = await startStandalone(folder.dir, settings)
  const complaints: string[] = []
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => isComplaint(message.text()) && complaints.push(message.text()))
    return page
  }
  const address = `http://127.0.0.1:${free}`
  const password = (await readFile(join(folder.dir, 'data folder', 'admin-password'), 'utf8')).trim()
  return {
    port: free,
    api: new Api(address, api.adminToken),
    address,
    browser,
    databaseUrl: () => databaseUrl(folder.dir),
    firstPassword: password,
    firstLink: `${address}/sign-in#first=${password}`,
    complaints,
    open,
    restart: async (meanwhile) => {
      await process.interrupt()
      await meanwhile()
      ;({ process, api } = await startStandalone(folder.dir, settings))
    },
    stop: async () => {
      await browser.close()
      await process.interrupt()
      await folder.remove()
    },
  }
}

const isComplaint = (text: string): boolean => /content security policy|trusted type|refused to|warning:/i.test(text)

/** Follows the link, and replaces the one-time password. */
export const signInFirst = async (page: Page, running: RunningConsole, handOf: HandOf = keysOf): Promise<void> => {
  const hand = handOf(() => ({ running, page }))
  await page.goto(running.firstLink)
  await setPassword(hand, page, ADMINISTRATOR.password)
  await page.locator('#page').waitFor()
}

/** A password of one’s own, and the same again. */
export const setPassword = async ({ type, submit }: Hand, page: Page, password: string): Promise<void> => {
  await type('New password', password, page)
  await type('The same again', password, page)
  await submit('Set the password', page)
}

/** The same by keys alone and without the link: types the one-time password that the start put into a file. */
export const signInFirstByPassword = async (page: Page, running: RunningConsole): Promise<void> => {
  await page.goto(running.address)
  const hand = keysOf(() => ({ running, page }))
  await giveCredentials(hand, page, { ...ADMINISTRATOR, password: running.firstPassword })
  await setPassword(hand, page, ADMINISTRATOR.password)
  await page.locator('#page').waitFor()
}

/** Somebody new, with one role everywhere, signed in to a browser of his own. */
export const newcomer = async (running: RunningConsole, roleId: string, name: string): Promise<Page> => {
  const username = name.replaceAll(/\W/g, '').toLowerCase()
  const { body: person } = await running.api.call<{ id: string }>('POST', '/v1/users', {
    body: { username, name, assignments: [{ roleId, premisesId: null }] },
  })
  const { body: link } = await running.api.call<{ token: string }>('POST', `/v1/users/${person.id}/password-links`)
  const { password } = ADMINISTRATOR
  await running.api.call('POST', `/v1/password-resets/${link.token}`, { body: { newPassword: password } })
  const page = await running.open()
  await signIn(page, running, { username, password })
  return page
}

/** On the page that asks for them. */
export const giveCredentials = async (
  { type, submit }: Hand,
  page: Page,
  { username, password }: typeof ADMINISTRATOR,
): Promise<void> => {
  await type('Username', username, page)
  await type('Password', password, page)
  await submit('Sign in', page)
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
