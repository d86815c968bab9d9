import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveIn, SCRIPT } from './office.js'
import { type RunningConsole, signInFirst, startConsole } from './running-console.js'
import { violations } from './violations.js'

let running: RunningConsole
let page: Page
let unlock: () => Promise<void>

const paths = [
  '/access-log',
  '/access-log?result=denied&q=nothing',
  '/audit-log',
  '/user-activity',
  '/user-activity?user=administrator&q=door',
  '/locks',
  '/locks/front-door',
  '/devices',
  '/lockdown',
  '/premises',
  '/people',
  '/people/administrator',
  '/keys',
  '/groups',
  '/roles',
  '/system',
  '/api-tokens',
  '/account',
]

beforeAll(async () => {
  running = await startConsole()
  unlock = (await moveIn(running)).unlock
  page = await running.open()
  await signInFirst(page, running)
})
afterAll(() => running.stop())

const go = async (path: string) => {
  await page.goto(running.address + path)
  await page.locator('#page h1').waitFor()
}
const rows = () => page.locator('#page tbody tr[data-place]')

describe('the access log', () => {
  it('shows a new row by itself, and holds it back while a row is read', async () => {
    await go('/access-log')
    await rows().first().waitFor()
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
    const before = await rows().count()
    await unlock()
    await expect.poll(() => rows().count()).toBe(before + 1)
    await rows().first().click()
    await page.getByRole('dialog').getByText('Raw record').waitFor()
    expect(page.url()).toContain('row=')
    await unlock()
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(await rows().count()).toBe(before + 1)
    await page.keyboard.press('Escape')
    await expect.poll(() => rows().count()).toBe(before + 2)
  })

  it('keeps its filters in the address, as chips to remove, and says which of them hides most', async () => {
    await go('/access-log')
    await page.getByLabel('Narrow by result').selectOption('denied')
    await expect.poll(() => page.url()).toContain('denied')
    await page.getByText('The filter “Result” hides the most').waitFor()
    await page.getByRole('button', { name: 'Remove Result: Denied' }).click()
    await rows().first().waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Remove Result: Denied' }).waitFor()
  })

  it('is walked and opened by keys alone', async () => {
    await go('/access-log')
    await rows().first().waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate('document.activeElement.dataset.place')).toBe('1')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
  })
})

describe('a locksmith', () => {
  it('requests the trail of a lock by the menu of its row, by keys alone, and sees it wait', async () => {
    await go('/locks')
    await rows().first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Request audit trail' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('The trail is requested.').waitFor()
    await go('/locks/front-door')
    await page.getByText('Waits for a visit').waitFor()
  })

  it('drafts settings that change nothing before they are finalised', async () => {
    await go('/locks/front-door')
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('dialog').getByRole('checkbox').click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('Nothing has changed yet').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByText('Up to date').waitFor()
  })
})

describe('an administrator', () => {
  it('creates an employee, and disables the account again', async () => {
    await go('/people')
    await page.getByRole('button', { name: 'New person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Zoë Lindqvist')
    await dialog.getByLabel('Username').fill('zoe')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Zoë Lindqvist' }).waitFor()
    await page.getByRole('button', { name: 'Disable' }).click()
    await page.getByText('The person is disabled').waitFor()
  })

  it('registers a device, whose credential is shown once with the command to try it', async () => {
    await go('/devices')
    await page.getByRole('button', { name: 'Register a device' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Side door')
    await dialog.getByLabel('Id', { exact: true }).fill('side-door')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.getByText('curl -X POST').waitFor()
  })

  it('starts a lockdown only after typing the word, and ends it', async () => {
    await go('/lockdown')
    await page.getByRole('button', { name: 'Lock down everywhere' }).click()
    await page.getByLabel('Reason').fill('Break-in at the back')
    const start = page.getByRole('button', { name: 'Start a lockdown' })
    expect(await start.isDisabled()).toBe(true)
    await page.getByLabel('Type LOCKDOWN to confirm').fill('LOCKDOWN')
    await start.click()
    await page.getByText('A lockdown is on').waitFor()
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByText('No lockdown is on.').waitFor()
  })

  it('goes anywhere by the palette and by g and a letter', async () => {
    await go('/access-log')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Premi')
    await page.getByRole('option', { name: 'Premises' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Premises', level: 1 }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
  })
})

describe('every page', () => {
  it('shows names as text, whatever they hold', async () => {
    await go('/people')
    await page.getByText(SCRIPT).first().waitFor()
    await page.getByText('ليلى الأحمد 🔑').waitFor()
    for (const path of ['/locks', '/access-log', '/audit-log', '/devices']) {
      await go(path)
      await rows().first().waitFor()
    }
    expect(await page.evaluate('window.planted')).toBeUndefined()
  })

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no fault that axe finds and does not scroll sideways: %s, %i pixels', async (colorScheme, width) => {
    await page.setViewportSize({ width, height: 860 })
    await page.emulateMedia({ colorScheme })
    const faults: string[] = []
    for (const path of paths) {
      await go(path)
      await page.waitForLoadState('load')
      await page.getByText('Loading …').waitFor({ state: 'detached' })
      faults.push(...(await violations(page)).map((fault) => `${path}: ${fault}`))
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      if (overflow !== 0) faults.push(`${path}: ${String(overflow)} px too wide`)
    }
    expect(faults).toEqual([])
  })

  it('kept to its content security policy throughout', () => expect(running.complaints).toEqual([]))
})
