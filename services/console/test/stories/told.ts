import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
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

const firstPartOf = (path: string): string | undefined => /^\/[\w-]+/.exec(path)?.[0]

/** Goes on to a page as by a link to it, with nothing loaded anew; only another of the same kind is loaded. */
export const wentOn = async (page: Page, running: RunningConsole, path: string): Promise<void> => {
  if (firstPartOf(new URL(page.url()).pathname) === firstPartOf(path)) return opened(page, running, path)
  const heading = page.locator('#page h1')
  await heading.evaluate((left: object) => {
    Object.assign(left, { isLeft: true })
  })
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`)
  await expect.poll(() => heading.evaluate((now) => 'isLeft' in now)).toBe(false)
}

export const rowsOf = (page: Page): Locator => page.locator('#page tbody tr[data-place]')
