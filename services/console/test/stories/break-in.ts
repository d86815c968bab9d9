import { describe, expect, it } from 'vitest'
import { picture } from '../gallery.js'
import { opened, rowsOf, type Told } from './told.js'

/** A door opens that nobody unlocked. */
export const describeBreakIn = (told: () => Told): void => {
  describe('a break-in at night', () => {
    it('shows in the live log, becomes an alert, is locked down, explained and resolved, by keys where keys are quicker', async () => {
      const { running, office, page } = told()
      const rows = rowsOf(page)
      await opened(page, running, '/access-log')
      await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
      await office.forceDoor()
      await rows.getByText('Forced', { exact: true }).waitFor()
      await picture(page, 'break-in-1-live', 'dark')

      await page.keyboard.press('g')
      await page.keyboard.press('i')
      const forced = rows.filter({ hasText: 'Door forced' })
      await forced.focus()
      await page.keyboard.press('m')
      await forced.getByText('Administrator').waitFor()
      await page.keyboard.press('a')
      await forced.getByText('Seen').waitFor()
      await picture(page, 'break-in-2-alert', 'dark')
      await picture(page, 'break-in-2-alert', 'dark', 360)

      await page.getByRole('link', { name: 'Lockdown' }).click()
      await page.getByRole('button', { name: 'Lock down everywhere' }).click()
      await page.getByLabel('Reason').fill('Break-in at the side entrance')
      const start = page.getByRole('button', { name: 'Start a lockdown' })
      expect(await start.isDisabled()).toBe(true)
      await page.getByLabel('Type LOCKDOWN to confirm').fill('LOCKDOWN')
      await start.click()
      await page.getByText('A lockdown is on').waitFor()
      await picture(page, 'break-in-3-lockdown', 'dark')

      await opened(page, running, '/explain?door=lobby')
      await page.getByRole('combobox', { name: 'Person' }).fill('mira')
      await page.getByRole('option', { name: 'Mira Holm' }).click()
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.getByText('Denied', { exact: true }).first().waitFor()
      await picture(page, 'break-in-4-explain', 'dark')

      await opened(page, running, '/lockdown')
      await page.getByRole('button', { name: 'End it' }).click()
      await page.getByText('No lockdown is on.').waitFor()
      await opened(page, running, '/alerts')
      await rows.getByText('Door forced').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
      await page.getByLabel('Comment').fill('A window cleaner. The door closes again.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('The alert is resolved.').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Resolved' }).click()
      await rows.getByText('Door forced').waitFor()
    })
  })
}
