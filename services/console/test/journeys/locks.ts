import { expect, it } from 'vitest'
import type { Hand } from '../hand.js'
import { isFocused } from '../keys.js'
import { rowsOf, type Told } from '../stories/told.js'

/** Locks and other devices: registered, asked for their trails, set and programmed. */
export const describeJourneysOfLocks = (told: () => Told, hand: Hand): void => {
  const { called, dialog, go, press, submit, type, tick, open, act } = hand

  it('a lock is registered, whose credential is shown once with the command to try it', async () => {
    const { page } = told()
    await go('/devices')
    await press('Register a device')
    await type('Name', called('Gate'))
    await type('Id', called('gate'))
    await submit('Create')
    await dialog().getByText('curl -X POST').waitFor()
    await press('Done', dialog())
    await rowsOf(page)
      .filter({ hasText: called('Gate') })
      .waitFor()
  })

  it('the trail of a lock is requested, and waits for a visit', async () => {
    const { page } = told()
    await go('/locks')
    const row = rowsOf(page).filter({ hasText: called('Gate') })
    await act(row, 'Request audit trail')
    await row.getByText('Requested').waitFor()
    await open(row)
    await page.getByText('Waits for a visit').waitFor()
  })

  it('settings of a lock are drafted, dropped, drafted again, finalised and sent to be programmed', async () => {
    const { page } = told()
    await go(`/locks/${called('gate')}`)
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
}
