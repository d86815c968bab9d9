import type { Locator, Page } from 'playwright-core'
import { opened, type Told } from './stories/told.js'

const MOST_STEPS = 150

/** What asks or tells in front of the page, and neither comes nor goes: a toast, which asks nothing, calls itself a dialog, too. */
export const DIALOG = '[role="dialog"]:not([data-toast], [data-starting-style], [data-closed])'

interface Element {
  readonly isConnected: boolean
  readonly ownerDocument: { readonly activeElement: unknown }
}
const focusOf = (element: Element): 'here' | 'elsewhere' | 'gone' => {
  if (!element.isConnected) return 'gone'
  return element.ownerDocument.activeElement === element ? 'here' : 'elsewhere'
}

export const isFocused = async (target: Locator): Promise<boolean> =>
  (await target.first().evaluate(focusOf)) === 'here'

/** Goes on with Tab, as somebody without a mouse does, until the focus is there. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.first().waitFor()
  // Looked for once, not at each step: a name on a page of many controls takes longer to find than a key to press.
  let element = await target.first().elementHandle()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const focus = await element?.evaluate(focusOf)
    if (focus === 'here') return
    if (focus === 'elsewhere') await page.keyboard.press('Tab')
    else element = await target.first().elementHandle()
  }
  throw new Error(`${target.toString()} is not to be reached by Tab`)
}

/** Signs in on the page that asks for it. */
export const typeCredentials = async (
  page: Page,
  credentials: { readonly username: string; readonly password: string },
): Promise<void> => {
  await tabTo(page, page.getByLabel('Username'))
  await page.keyboard.type(credentials.username)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(credentials.password)
  await page.keyboard.press('Enter')
}

/** A password of one’s own, and the same again. */
export const typeNewPassword = async (page: Page, password: string): Promise<void> => {
  for (const label of ['New password', 'The same again']) {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.type(password)
  }
  await page.keyboard.press('Enter')
}

/** What somebody does with a page by keys alone: no click, no focus set from outside. */
export const keysOf = (told: () => Pick<Told, 'running' | 'page'>) => {
  const dialog = () => told().page.locator(DIALOG)
  /** From a field that takes names: types a part, and takes the first that is offered. */
  const choose = async (label: string, text: string, option: string, where: Page | Locator = dialog()) => {
    const { page } = told()
    await tabTo(page, where.getByRole('combobox', { name: label }))
    await page.keyboard.type(text)
    await page.getByRole('option').first().filter({ hasText: option }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  return {
    dialog,
    /** Past the navigation, by the link that is there for it. */
    go: async (path: string) => {
      const { running, page } = told()
      await opened(page, running, path)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    },
    press: async (name: string, where: Page | Locator = told().page) => {
      const { page } = told()
      await tabTo(page, where.getByRole('button', { name, exact: true }))
      await page.keyboard.press('Enter')
    },
    /** What stood in the field goes: Tab selects it. */
    type: async (label: string, text: string, where: Page | Locator = dialog()) => {
      const { page } = told()
      await tabTo(page, where.getByLabel(label, { exact: true }))
      await page.keyboard.type(text)
    },
    /** By the beginning of its name: a hint belongs to it, too. */
    tick: async (name: string, where: Page | Locator = dialog()) => {
      const { page } = told()
      await tabTo(page, where.getByRole('checkbox', { name: new RegExp(`^${name}`) }))
      await page.keyboard.press('Space')
    },
    choose,
    pick: async (label: string, text: string, option: string, where: Page | Locator = dialog()) => {
      await choose(label, text, option, where)
      await told()
        .page.getByRole('button', { name: `Remove ${option}` })
        .waitFor()
    },
    /** Down the rows of the table until this one has the focus. */
    walkTo: async (row: Locator) => {
      const { page } = told()
      await row.first().waitFor()
      await tabTo(page, page.locator('#page tbody tr[data-place][tabindex="0"]'))
      const count = await page.locator('#page tbody tr[data-place]').count()
      for (let step = 0; step < count && !(await isFocused(row)); step += 1) await page.keyboard.press('ArrowDown')
      if (!(await isFocused(row))) throw new Error(`${row.toString()} is not to be reached by arrow keys`)
    },
  }
}
