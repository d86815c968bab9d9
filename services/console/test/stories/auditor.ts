import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { picture } from '../gallery.js'
import { newcomer } from '../running-console.js'
import { violations } from '../violations.js'
import { opened, rowsOf, type Told } from './told.js'

/** A report of the quarter with what it cannot know, and what administrators did meanwhile. */
export const describeAuditorsQuarter = (told: () => Told): void => {
  describe('an auditor’s quarter', () => {
    it('asks for a report, reads what it cannot know, downloads it with its digest, and looks through the audit log', async () => {
      const { running } = told()
      const page = await newcomer(running, 'auditor', 'Aino Laine')
      await opened(page, running, '/reports')
      await page.getByRole('button', { name: 'Ask for a report' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Period').selectOption('Last quarter')
      await dialog.getByRole('button', { name: 'CSV' }).click()
      expect(await violations(page)).toEqual([])
      await picture(page, 'auditor-1-ask')
      await dialog.getByRole('button', { name: 'Ask for a report' }).click()
      const statement = page.getByRole('region', { name: 'What it cannot know' })
      await statement.getByText('Nothing of the period was deleted by age.').waitFor()
      expect(await violations(page)).toEqual([])
      await picture(page, 'auditor-2-report')
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download' }).click()
      const file = await readFile(await (await download).path())
      expect(file.length).toBeGreaterThan(0)
      await page.getByText(createHash('sha256').update(file).digest('hex')).waitFor()

      await opened(page, running, '/audit-log')
      await page.getByRole('searchbox').fill('Zoë')
      const rows = rowsOf(page)
      await rows.getByText("created user 'Zoë Lindqvist'").click()
      await page.getByRole('dialog').getByText('Raw record').waitFor()
      await picture(page, 'auditor-3-audit-log', 'dark')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByRole('menuitem', { name: 'Save this view' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('About the new employee')
      await page.keyboard.press('Enter')
      await page.getByText('The view is saved.').waitFor()
      await opened(page, running, '/audit-log')
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByRole('menuitem', { name: 'About the new employee' }).click()
      await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('Zoë')
      await page.context().close()
    })
  })
}
