import { describe, expect, it } from 'vitest'
import { isFocused, keysOf, tabTo, typeCredentials } from './keys.js'
import { ADMINISTRATOR } from './running-console.js'
import { rowsOf, type Told } from './stories/told.js'
import { violations } from './violations.js'

interface Styled {
  readonly ownerDocument: { readonly defaultView: { getComputedStyle(of: unknown): { readonly outlineStyle: string } } }
}
const outlineOf = (element: Styled): string => element.ownerDocument.defaultView.getComputedStyle(element).outlineStyle

/** What is set up, asked and kept, by keys alone: no click, no focus set from outside. */
export const describeKeyboardJourneysOfRules = (told: () => Told): void => {
  describe('by keys alone', () => {
    const { dialog, go, press, type, tick, choose, pick, walkTo } = keysOf(told)

    it('the one-time password was replaced, and signs nobody in any more', async () => {
      const { running } = told()
      const page = await running.open()
      await page.goto(running.address)
      await typeCredentials(page, { ...ADMINISTRATOR, password: running.firstPassword })
      await page.getByText('The username or the password is wrong.').waitFor()
      await page.context().close()
    })

    it('an access rule is made, and switched off', async () => {
      const { page } = told()
      await go('/access-rules')
      await press('New access rule')
      await type('Name', 'Evenings')
      await pick('People', 'anna', 'Anna Berg')
      await pick('Doors', 'side', 'Side entrance')
      await tick('Keycard')
      expect(await violations(page)).toEqual([])
      await press('Create', dialog())
      const row = rowsOf(page).filter({ hasText: 'Evenings' })
      await walkTo(row)
      await page.keyboard.press('Enter')
      await tick('In force')
      await press('Save', dialog())
      await row.getByText('Off', { exact: true }).waitFor()
    })

    it('a macro is made of steps, of which one is taken out again', async () => {
      const { page } = told()
      await go('/macros')
      await press('New macro')
      await type('Name', 'Open the front')
      await press('Add a step', dialog())
      await choose('Door', 'lob', 'Lobby')
      await type('Unlocks for (seconds)', '20')
      await press('Add a step', dialog())
      await tabTo(page, dialog().getByLabel('Step 2'))
      await page.keyboard.type('Command')
      await tabTo(page, dialog().getByRole('button', { name: 'Remove', exact: true }).last())
      await page.keyboard.press('Enter')
      await dialog().getByLabel('Step 2').waitFor({ state: 'hidden' })
      expect(await violations(page)).toEqual([])
      await press('Create', dialog())
      await rowsOf(page).filter({ hasText: 'Open the front' }).getByText('Unlock', { exact: true }).waitFor()
    })

    it('a holiday is made', async () => {
      const { page } = told()
      await go('/holidays')
      await press('New holiday')
      await type('Name', 'Midsummer')
      await type('Month and day', '06-24')
      await type('Days', '2')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      const row = rowsOf(page).filter({ hasText: 'Midsummer' })
      await row.getByText('06-24').waitFor()
      await row.getByText('2 days').waitFor()
    })

    it('a file of people is tried first, what is wrong is told by line and column, and the rest is brought in', async () => {
      const { page } = told()
      await go('/people')
      await tabTo(page, page.getByRole('link', { name: 'Import' }))
      await page.keyboard.press('Enter')
      const file = page.getByText('Choose a CSV file')
      await tabTo(page, file.locator('input'))
      expect(await file.evaluate(outlineOf)).toBe('solid')
      await type('Or its text', 'username,name\nvera,Vera Lund\nvera,Vera Again\n', page)
      await press('Try it')
      await page.getByText('1 row can be brought in, 1 cannot.').waitFor()
      await page.getByRole('cell', { name: 'username' }).waitFor()
      await press('Import 1 row')
      await page.getByText('1 row is in, 1 is not.').waitFor()
      expect(await violations(page)).toEqual([])
      await go('/imports?kind=people')
      await type('Or its text', 'username,name\nolli,Olli Salo\n', page)
      await press('Try it')
      await page.getByText('The only row can be brought in.').waitFor()
      await press('Import 1 row')
      await page.getByText('The only row is in.').waitFor()
      await go('/people')
      await rowsOf(page).getByText('Olli Salo').waitFor()
    })

    it('is asked why somebody may open a door', async () => {
      const { page } = told()
      await go('/explain')
      await pick('Person', 'mira', 'Mira Holm', page)
      await pick('Door', 'lob', 'Lobby', page)
      await press('Explain')
      await page.getByRole('heading', { name: 'Granted' }).waitFor()
      await page.getByRole('heading', { name: 'Rules of the door' }).waitFor()
    })

    it('is asked what a rule that is off would have meant, and goes from an attempt to its row', async () => {
      const { page } = told()
      await go('/replay')
      await choose('Rule to change', 'staff', 'Staff of the lobby', page)
      await press('Switch off')
      await press('Try it')
      await rowsOf(page).getByText('rule disabled').first().waitFor()
      await page.getByText('4 attempts decided again, 4 otherwise.').waitFor()
      expect(await violations(page)).toEqual([])
      await walkTo(rowsOf(page).first())
      await page.keyboard.press('Enter')
      await dialog()
        .getByText(/(Mira Holm|Zoë Lindqvist) opened Lobby/)
        .first()
        .waitFor()
      await page.keyboard.press('Escape')
      await dialog().waitFor({ state: 'hidden' })
    })

    it('settings of a lock are drafted, dropped, drafted again, finalised and sent to be programmed', async () => {
      const { page } = told()
      await go('/locks/archive')
      const draft = async () => {
        await press('Settings')
        await tick('Keeps audit trails')
        await press('Next', dialog())
        await dialog().getByText('Nothing has changed yet').waitFor()
        // The next step begins where the last one ended.
        await expect.poll(() => isFocused(dialog().getByRole('button', { name: 'Finalise' }))).toBe(true)
      }
      await draft()
      await press('Discard', dialog())
      await page.getByText('Up to date').waitFor()
      await draft()
      await press('Finalise', dialog())
      await press('Schedule programming', dialog())
      await page.getByText('Scheduled', { exact: true }).waitFor()
    })
  })
}
