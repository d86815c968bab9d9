import { describe, expect, it } from 'vitest'
import { type RunningConsole, signIn } from './running-console.js'
import { violations } from './violations.js'

/** A browser that nobody uses, and one whose clock is wrong: both are told of. */
export const describeClocks = (of: () => RunningConsole): void => {
  describe('the clock of a browser', () => {
    it('warns a minute before it signs out whom nobody uses, goes on when somebody does, and says why it ended', async () => {
      const running = of()
      const page = await running.open()
      await page.clock.install()
      await signIn(page, running)
      await page.clock.fastForward('59:30')
      await page.getByText('Are you still there?').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Stay signed in' }).press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.clock.fastForward('59:30')
      await page.getByText('Are you still there?').waitFor()
      await page.clock.fastForward('00:45')
      await page.getByText('You were signed out because nobody used the page.').waitFor()
      await page.context().close()
    })

    it('may be a day off: people sign in all the same, and are told', async () => {
      const running = of()
      const page = await running.open()
      await page.clock.install({ time: Date.now() + 86_400_000 })
      await signIn(page, running)
      await page.getByText('The clock of this computer is wrong by 1 day.').waitFor()
      await page.context().close()
    })
  })
}
