import { describe, expect, it } from 'vitest'
import { picture } from '../gallery.js'
import { violations } from '../violations.js'
import { opened, rowsOf, type Told } from './told.js'

/** The trail of a lock is asked for, and comes with the phone of whoever passes by. */
export const describeTrailRequest = (told: () => Told): void => {
  describe('a locksmith’s trail request', () => {
    it('is made by keys alone, waits for somebody who may fetch it, and shows what that phone brought', async () => {
      const { running, office, page } = told()
      const rows = rowsOf(page)
      await opened(page, running, '/locks')
      const row = rows.filter({ hasText: 'front-door' })
      await row.focus()
      await picture(page, 'locksmith-1-locks', 'dark', 360)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: 'Request audit trail' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.getByText('The trail is requested.').waitFor()
      await row.focus()
      await page.keyboard.press('Enter')
      await page.getByText('Waits for a visit').waitFor()
      await page.getByRole('link', { name: 'Anna Berg' }).waitFor()
      await picture(page, 'locksmith-2-waits')
      await office.fetchTrail('front-door')
      await page.getByText('Completed', { exact: true }).waitFor()
      await page.getByText('3 records, 3 new').waitFor()
      await page.reload()
      await rows.getByText('Failed unlock').waitFor()
      await page.getByLabel('Order').selectOption('By time')
      await rows.getByText('Failed unlock').waitFor()
      await picture(page, 'locksmith-3-trail')
    })
  })
}
