import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { type RunningConsole, signIn } from './running-console.js'

const at = (msAgo: number) =>
  new Date(Date.now() - msAgo).toLocaleString('sv-SE', { timeZone: 'UTC' }).replace(/\D/g, '')
const block = (...msAgo: readonly number[]) => ({
  audits: msAgo.map((ago) => ({ event: '05070000', time: at(ago) })),
})

/** The server goes, and comes back: what it is told then shows by itself, each record once. */
export const describeRestart = (of: () => RunningConsole): void => {
  describe('a server that stops and comes back', () => {
    it('is told of on the page, whose live log goes on without a loss once it answers again', async () => {
      const running = of()
      const { body: device } = await running.api.call<{ token: string }>('POST', '/v1/devices', {
        body: { id: 'gate', kind: 'lock', lockKind: 's50', zone: 'UTC', name: 'Gate' },
      })
      const handIn = (body: object) =>
        running.api.call('POST', '/v1/devices/gate/audit-blocks', { token: device.token, body })
      const page = await running.open()
      await signIn(page, running)
      const quiet = await page.context().newPage()
      for (const tab of [page, quiet]) {
        await tab.goto(`${running.address}/access-log?device=gate`)
        await tab.getByRole('button', { name: 'Live', exact: true }).waitFor()
      }
      await handIn(block(60_000))
      await expect.poll(() => rows(page).count(), { timeout: 20_000 }).toBe(1)
      await quiet.reload()
      await quiet.getByRole('button', { name: 'Live', exact: true }).waitFor()
      await running.restart(async () => {
        await page.getByText('The server does not answer.').waitFor()
      })
      await handIn(block(50_000, 40_000))
      await expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBe(3)
      // It was told of no row before the server stopped, and goes on from where it began all the same.
      await expect.poll(() => rows(quiet).count(), { timeout: 30_000 }).toBe(3)
      await page.getByText('The server does not answer.').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
      await page.context().close()
    })
  })
}

const rows = (page: Page) => page.locator('#page tbody tr[data-place]')
