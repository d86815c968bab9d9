import { openPool } from '@doorledger/database'
import { describe, expect, it } from 'vitest'
import { opened, rowsOf, type Told } from './stories/told.js'

const COUNT = 10_000

/** A chain of shops, as its table would be filled after ten thousand were created one by one. */
const openShops = async (url: string): Promise<void> => {
  const database = openPool(url, { schema: 'directory', applicationName: 'test' })
  await database.query(
    `insert into premises (tenant_id, premises_id, kind, name, parent_id, version)
     select 'default', 'shop-' || n, 'building', 'Shop ' || n, null, 1 from generate_series(1, $1) as n`,
    [COUNT],
  )
  await database.end()
}

/** Lists and fields show what somebody looks for, and draw no more than what is seen. */
export const describeManyPremises = (told: () => Told): void => {
  describe('ten thousand premises', () => {
    it('are searched on the server, drawn as far as they are seen, and called by their names once they are picked', async () => {
      const { running, page } = told()
      await openShops(await running.databaseUrl())
      await opened(page, running, '/premises')
      const rows = rowsOf(page)
      await rows.first().waitFor()
      const drawn = await rows.count()
      // As somebody scrolls, more is read, and no more is drawn.
      for (let times = 0; times < 3; times += 1) {
        await rows.last().scrollIntoViewIfNeeded()
        await page.keyboard.press('End')
      }
      expect(await rows.count()).toBeLessThan(drawn + 30)
      expect(drawn).toBeLessThan(100)
      await page.getByRole('searchbox').fill('Shop 9876')
      await expect.poll(() => rows.count()).toBe(1)
      await rows.getByText('Shop 9876').waitFor()
      await page.getByRole('button', { name: 'New premises' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox', { name: 'Lies in' }).fill('shop 9876')
      await page.getByRole('option', { name: 'Shop 9876' }).click()
      await dialog.getByRole('button', { name: 'Remove Shop 9876' }).waitFor()
      await dialog.getByRole('combobox', { name: 'Lies in' }).fill('shop')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    })
  })
}
