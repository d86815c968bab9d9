import { describe, it } from 'vitest'
import { type RunningConsole, signIn } from './running-console.js'

/** A browser whose clock is wrong is told of it. */
export const describeClocks = (of: () => RunningConsole): void => {
  describe('the clock of a browser', () => {
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
