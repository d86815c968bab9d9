import { expect, it } from 'vitest'
import type { Hand } from '../hand.js'
import { rowsOf, type Told } from '../stories/told.js'

/** The page that stays open all day. */
export const describeJourneysOfTheLog = (told: () => Told, hand: Hand): void => {
  const { called, dialog, go, press, submit, type, select, tick, open, fromMenu, close } = hand

  it('the log is exported, narrowed, kept as a view, emptied of filters, and seen by that view again', async () => {
    const { page } = told()
    await go('/access-log')
    await rowsOf(page).first().waitFor()
    const download = page.waitForEvent('download')
    await fromMenu('Export', 'CSV')
    expect((await download).suggestedFilename()).toBe('access-log.csv')
    await select('Narrow by result', 'Denied', page)
    const chip = page.getByRole('button', { name: 'Remove Result: Denied' })
    await chip.waitFor()
    await fromMenu('Views', 'Save this view')
    await type('Name', called('What was denied'))
    await submit('Save')
    await page.getByText('The view is saved.').first().waitFor()
    await press('Remove Result: Denied')
    await chip.waitFor({ state: 'hidden' })
    await fromMenu('Views', called('What was denied'))
    await chip.waitFor()
    await press('Clear filters')
    await chip.waitFor({ state: 'hidden' })
  })

  it('the period of the log and its columns are chosen', async () => {
    const { page } = told()
    await go('/access-log')
    await press('30D')
    await page.getByRole('button', { name: '30D', pressed: true }).waitFor()
    await press('Columns')
    await tick('Remarks')
    const column = page.getByRole('columnheader', { name: 'Remarks' })
    await column.waitFor()
    await tick('Remarks')
    await column.waitFor({ state: 'hidden' })
  })

  it('a row of the log is opened, its picture asked for, and both are closed', async () => {
    const { page } = told()
    await go('/access-log?device=front-door')
    await open(rowsOf(page))
    await dialog().getByText('Raw record').waitFor()
    await press('Picture', dialog())
    await dialog().getByText('There is no picture').waitFor()
    await close()
    await dialog().getByText('Raw record').waitFor()
    await close()
    await dialog().waitFor({ state: 'hidden' })
  })
}
