import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { opened, rowsOf, type Told } from './stories/told.js'
import { violations } from './violations.js'

const MOST_STEPS = 150

const hasFocus = (element: { readonly ownerDocument: { readonly activeElement: unknown } }): boolean =>
  element.ownerDocument.activeElement === element

/** Goes on with Tab, as somebody without a mouse does, until the focus is there. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.first().waitFor()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await target.first().evaluate(hasFocus)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target.toString()} is not to be reached by Tab`)
}

/** What is otherwise shown by mouse, by keys alone: no click, no focus set from outside. */
export const describeKeyboardJourneys = (told: () => Told): void => {
  describe('by keys alone', () => {
    const dialog = () => told().page.getByRole('dialog')
    /** Past the navigation, by the link that is there for it. */
    const go = async (path: string) => {
      const { running, page } = told()
      await opened(page, running, path)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    }
    const press = async (name: string, where: Page | Locator = told().page) => {
      const { page } = told()
      await tabTo(page, where.getByRole('button', { name, exact: true }))
      await page.keyboard.press('Enter')
    }
    const type = async (label: string, text: string) => {
      const { page } = told()
      await tabTo(page, dialog().getByLabel(label, { exact: true }))
      await page.keyboard.type(text)
    }
    /** From a field that takes names: types a part, and takes the first that is offered. */
    const pick = async (label: string, text: string, option: string) => {
      const { page } = told()
      await tabTo(page, dialog().getByRole('combobox', { name: label }))
      await page.keyboard.type(text)
      await page.getByRole('option', { name: option }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: `Remove ${option}` }).waitFor()
    }

    it('a group is made, people are put into it and taken out of it', async () => {
      const { page } = told()
      await go('/groups')
      await press('New group')
      await type('Name', 'Night shift')
      await page.keyboard.press('Enter')
      const link = rowsOf(page).getByRole('link', { name: 'Night shift' })
      await tabTo(page, link)
      await page.keyboard.press('Enter')
      await page.getByText('Nobody is in the group.').waitFor()
      await press('Add people')
      await pick('People', 'ليلى', 'ليلى الأحمد 🔑')
      await pick('People', 'anna', 'Anna Berg')
      expect(await violations(page)).toEqual([])
      await press('Add people', dialog())
      const members = page.getByRole('list', { name: 'Members' })
      await members.getByText('Anna Berg').waitFor()
      await press('Take Anna Berg out of the group')
      await members.getByText('Anna Berg').waitFor({ state: 'hidden' })
      expect(await members.getByRole('listitem').count()).toBe(1)
    })

    it('a role is made, given to somebody in one building, and taken back', async () => {
      const { page } = told()
      await go('/roles')
      await press('New role')
      await type('Name', 'Front desk')
      await type('Id', 'front-desk')
      await tabTo(page, dialog().getByRole('checkbox', { name: 'access-log:read', exact: true }))
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await page.getByRole('columnheader', { name: 'Front desk' }).waitFor()
      await go('/people/mira')
      await press('Change roles')
      await press('Add a role', dialog())
      await tabTo(page, dialog().getByLabel('Role', { exact: true }))
      await page.keyboard.type('Front desk')
      await pick('Where', 'harb', 'Harbour office')
      await press('Save', dialog())
      await page.getByText('Front desk (Harbour office)').waitFor()
      await press('Change roles')
      await press('Remove this role', dialog())
      await press('Save', dialog())
      await page.getByText('No role', { exact: true }).waitFor()
    })

    it('a person is created and gets a key', async () => {
      const { page } = told()
      await go('/people')
      await press('New person')
      await type('Name', 'Ida Mård')
      await type('Username', 'ida')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Ida Mård' }).waitFor()
      await press('Add a key')
      await type('Number or code', '11:902')
      await page.keyboard.press('Enter')
      await page.getByText('The key is added.').waitFor()
    })

    it('a device is registered, a report asked for, and a token issued', async () => {
      const { page } = told()
      await go('/devices')
      await press('Register a device')
      await type('Name', 'Gate')
      await type('Id', 'gate')
      await page.keyboard.press('Enter')
      await dialog().getByText('curl -X POST').waitFor()
      await go('/reports')
      await press('Ask for a report')
      await press('Ask for a report', dialog())
      await page.getByRole('region', { name: 'What it cannot know' }).waitFor()
      await go('/api-tokens')
      await press('Issue a token')
      await type('Name', 'Night')
      await tabTo(page, dialog().getByRole('checkbox', { name: 'access-log:read', exact: true }))
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await dialog().getByText('The token is shown only now.').waitFor()
    })

    it('everything is locked down, and no more', async () => {
      const { page } = told()
      await go('/lockdown')
      await press('Lock down everywhere')
      await type('Reason', 'A drill')
      await type('Type LOCKDOWN to confirm', 'LOCKDOWN')
      await press('Start a lockdown', dialog())
      await page.getByText('A lockdown is on').waitFor()
      await press('End it')
      await page.getByText('No lockdown is on.').waitFor()
    })

    it('the log is narrowed, emptied of filters and exported', async () => {
      const { page } = told()
      await go('/access-log')
      await rowsOf(page).first().waitFor()
      await tabTo(page, page.getByLabel('Narrow by result'))
      await page.keyboard.type('Den')
      await page.keyboard.press('Enter')
      const chip = page.getByRole('button', { name: 'Remove Result: Denied' })
      await tabTo(page, chip)
      await page.keyboard.press('Enter')
      await chip.waitFor({ state: 'hidden' })
      await tabTo(page, page.getByRole('button', { name: 'Export' }))
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: 'CSV' }).waitFor()
      const download = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      expect((await download).suggestedFilename()).toBe('access-log.csv')
    })
  })
}
