import { describe, expect, it } from 'vitest'
import { picture } from '../gallery.js'
import { opened, rowsOf, type Told } from './told.js'

const PASSWORD = 'a whole sentence that nobody guesses'

/** From a name to a card that opens a door and a first sign-in. */
export const describeNewEmployee = (told: () => Told): void => {
  describe('an administrator’s new employee', () => {
    it('gets a role, a card, a door and a link, and signs in by it for the first time', async () => {
      const { running, office, page } = told()
      await opened(page, running, '/people')
      await page.getByRole('button', { name: 'New person' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).fill('Zoë Lindqvist')
      await dialog.getByLabel('Username').fill('zoe')
      await dialog.getByLabel('Role').selectOption('Security Operator')
      await picture(page, 'employee-1-new')
      await dialog.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('heading', { name: 'Zoë Lindqvist' }).waitFor()
      await page.getByRole('button', { name: 'Add a key' }).click()
      await dialog.getByLabel('Number or code').fill('11:901')
      await dialog.getByLabel('Tag').fill('White card')
      await dialog.getByRole('button', { name: 'Add a key' }).click()
      await page.getByText('White card').waitFor()
      await page.getByText('No rule lets the person in anywhere.').waitFor()
      const person = page.url()

      await opened(page, running, '/access-rules')
      await rowsOf(page).getByText('Staff of the lobby').click()
      await page.getByRole('combobox', { name: 'People' }).fill('zoë')
      await page.getByRole('option', { name: 'Zoë Lindqvist' }).click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('combobox', { name: 'People' }).waitFor({ state: 'hidden' })
      await opened(page, running, '/doors/lobby')
      await page.getByRole('link', { name: 'Zoë Lindqvist' }).waitFor()
      await picture(page, 'employee-2-door')
      await office.attempt('11:901')
      await page.getByRole('link', { name: 'Zoë Lindqvist' }).click()
      await page.getByText('Lobby').nth(1).waitFor()
      await picture(page, 'employee-3-person')
      await picture(page, 'employee-3-person', 'dark', 360)

      await page.goto(person)
      await page.getByRole('button', { name: 'Link to set a password' }).click()
      const link = (await dialog.locator('code').textContent())!
      const own = await running.open()
      await own.goto(link)
      await own.getByLabel('New password').fill(PASSWORD)
      await own.getByLabel('The same again').fill(PASSWORD)
      await own.getByRole('button', { name: 'Set the password' }).click()
      await own.getByRole('link', { name: 'Back to sign in' }).click()
      await own.getByLabel('Username').fill('zoe')
      await own.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await own.keyboard.press('Enter')
      await own.locator('#page h1').waitFor()
      // What the role does not allow is not offered.
      await own.getByRole('link', { name: 'Access log' }).waitFor()
      expect(await own.getByRole('link', { name: 'API tokens' }).count()).toBe(0)
      await own.context().close()
    })
  })
}
