import type { Locator, Page } from 'playwright-core'
import type { Office } from '../office.js'
import type { RunningConsole } from '../running-console.js'

/** What a story is told with: a standalone that runs, an office that moved in, and the administrator’s page. */
export interface Told {
  readonly running: RunningConsole
  readonly office: Office
  readonly page: Page
}

export const opened = async (page: Page, { address }: RunningConsole, path: string): Promise<void> => {
  await page.goto(address + path)
  await page.locator('#page h1').waitFor()
}

export const rowsOf = (page: Page): Locator => page.locator('#page tbody tr[data-place]')
