import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { newcomer, type RunningConsole } from './running-console.js'
import { violations } from './violations.js'

/** What is made of the record and how it ends: reviews, reports, holds and deletions, in a browser that is open already. */
export const describeRecordJourneys = (of: () => { readonly running: RunningConsole; readonly page: Page }): void => {
  const go = async (path: string) => {
    const { running, page } = of()
    await page.goto(running.address + path)
    await page.locator('#page h1').waitFor()
  }
  const rows = () => of().page.locator('#page tbody tr[data-place]')

  describe('a daily review', () => {
    it('begins at the dashboard, keeps what is looked at as a view, and is recorded with its notes', async () => {
      const { running, page } = of()
      await go('/dashboard')
      await page.getByText('Nobody has reviewed the log of today yet.').waitFor()
      await page.getByRole('link', { name: 'Denied', exact: false }).first().click()
      await rows().first().waitFor()
      await page.getByRole('button', { name: 'Views' }).click()
      await page.getByRole('menuitem', { name: 'Save this view' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('Denied at the lobby')
      await page.keyboard.press('Enter')
      await page.getByText('The view is saved.').waitFor()
      await go('/reviews')
      await page.getByLabel('Notes').fill('Three unknown cards at the lobby')
      await page.getByRole('button', { name: 'I have reviewed it' }).click()
      await rows().getByText('Three unknown cards at the lobby').waitFor()
      await go('/dashboard')
      await page.getByText('The log of today was reviewed.').waitFor()
      const { body } = await running.api.call<{ count: number }>('GET', '/v1/access-events/count?range=today')
      await page.getByRole('link', { name: `Attempts today ${body.count}` }).waitFor()
      await go('/saved-views')
      await rows().getByRole('link', { name: 'Denied at the lobby' }).waitFor()
    })
  })

  describe('an auditor', () => {
    it('asks for a report of a quarter, reads what it cannot know, and downloads it with its digest', async () => {
      const { running } = of()
      const auditor = await newcomer(running, 'aino', 'auditor')
      await auditor.goto(`${running.address}/reports`)
      await auditor.getByRole('button', { name: 'Ask for a report' }).click()
      const dialog = auditor.getByRole('dialog')
      await dialog.getByLabel('Period').selectOption('Last quarter')
      await dialog.getByRole('button', { name: 'CSV' }).click()
      expect(await violations(auditor)).toEqual([])
      await dialog.getByRole('button', { name: 'Ask for a report' }).click()
      const statement = auditor.getByRole('region', { name: 'What it cannot know' })
      await statement.getByText('Nothing of the period was deleted by age.').waitFor()
      expect(await violations(auditor)).toEqual([])
      const download = auditor.waitForEvent('download')
      await auditor.getByRole('button', { name: 'Download' }).click()
      const file = await readFile(await (await download).path())
      expect(file.length).toBeGreaterThan(0)
      await auditor.getByText(createHash('sha256').update(file).digest('hex')).waitFor()
      await auditor.context().close()
    })
  })

  describe('retention', () => {
    it('previews a deletion, confirms it by the days typed again and shows its result, by keys alone', async () => {
      const { page } = of()
      await go('/purges')
      await page.getByRole('button', { name: 'Delete old logs' }).focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Records').selectOption('Trails of devices')
      await dialog.getByLabel('Keep the last days').fill('400')
      await page.keyboard.press('Enter')
      await dialog.getByText('What is deleted cannot come back').waitFor()
      expect(await dialog.getByRole('button', { name: 'Delete 1 record' }).isDisabled()).toBe(true)
      expect(await violations(page)).toEqual([])
      await page.keyboard.type('400')
      await page.keyboard.press('Enter')
      await page.getByRole('region', { name: 'What was deleted' }).waitFor()
      await page.getByText('Completed', { exact: true }).last().waitFor()
      expect(await violations(page)).toEqual([])
    })

    it('places a hold, explains that it keeps a record, and takes two people to release it', async () => {
      const { running, page } = of()
      await go('/legal-holds')
      await page.getByRole('button', { name: 'Place a hold' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Matter').fill('Case 2026-17')
      await dialog.getByLabel('Who answers for it').fill('Legal department')
      await dialog.getByLabel('Reason').fill('Theft in the warehouse')
      await dialog.getByLabel('From').fill('2026-01-01T00:00')
      await dialog.getByRole('button', { name: 'Place a hold' }).click()
      await rows().getByText('Case 2026-17').waitFor()
      await go('/retention')
      await page.getByRole('button', { name: 'Explain' }).click()
      await page.getByText('it stays, since it is held for Case 2026-17').waitFor()
      const release = async (by: Page, name: string) => {
        await by.goto(`${running.address}/legal-holds`)
        await by.getByText('Case 2026-17').click()
        await by.getByRole('button', { name }).click()
        await by.getByLabel('Reason').fill('The case is closed')
        await by.keyboard.press('Enter')
      }
      await release(page, 'Ask for release')
      await page.getByText('You asked for the release. Somebody else has to agree.').waitFor()
      const second = await newcomer(running, 'nora', 'administrator')
      await release(second, 'Agree to the release')
      await second.getByText('The hold is released.').waitFor()
      await second.context().close()
    })
  })
}
