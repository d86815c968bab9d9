import { describe, it } from 'vitest'
import { picture } from '../gallery.js'
import { newcomer } from '../running-console.js'
import { opened, rowsOf, type Told } from './told.js'

/** The daily review: what was denied, what needs an eye, and that it was looked through. */
export const describeMorning = (told: () => Told): void => {
  describe('a security operator’s morning', () => {
    it('goes from the dashboard through what was denied and the alerts to a review with notes', async () => {
      const { running, office } = told()
      await office.enter()
      await office.tryUnknownCards()
      const page = await newcomer(running, 'security-operator', 'Ines Ferro')
      const rows = rowsOf(page)
      await opened(page, running, '/dashboard')
      await page.getByText('Nobody has reviewed the log of today yet.').waitFor()
      await page.getByText('Unknown person').first().waitFor()
      await picture(page, 'morning-1-dashboard')
      await page.getByRole('link', { name: 'Denied', exact: false }).first().click()
      await page.getByRole('button', { name: 'Remove Result: Denied' }).waitFor()
      await rows.first().waitFor()
      await picture(page, 'morning-2-denied')
      await rows.first().click()
      await page.getByRole('dialog').getByText('was denied at Lobby').waitFor()
      await picture(page, 'morning-3-row')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByRole('menuitem', { name: 'Save this view' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('Denied at the lobby')
      await page.keyboard.press('Enter')
      await page.getByText('The view is saved.').waitFor()
      await page.getByRole('link', { name: /^Alerts/ }).click()
      await rows.getByText('Unknown keys').waitFor()
      await opened(page, running, '/reviews')
      await page.getByLabel('Notes').fill('Three unknown cards at the lobby. The front desk has been told.')
      await page.getByRole('button', { name: 'I have reviewed it' }).click()
      await rows.getByText('Three unknown cards at the lobby').waitFor()
      await picture(page, 'morning-4-review', 'dark')
      await page.getByRole('link', { name: 'Dashboard' }).click()
      await page.getByText('The log of today was reviewed.').waitFor()
      const { body } = await running.api.call<{ count: number }>('GET', '/v1/access-events/count?range=today')
      await page.getByRole('link', { name: `Attempts today ${body.count}` }).waitFor()
      await opened(page, running, '/saved-views')
      await rows.getByRole('link', { name: 'Denied at the lobby' }).waitFor()
      await page.context().close()
    })
  })
}
