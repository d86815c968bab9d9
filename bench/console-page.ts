import { startChromium } from '@doorledger/testing/browser'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import type { Backing } from './backing.ts'

const PASSWORD = 'correct horse battery'
const PAINT_SETTLED_MS = 1_500

/** A page of a real Chromium with an administrator signed in, and its devtools. */
export interface ConsolePage {
  readonly page: Page
  readonly devtools: CDPSession
}

export const openConsole = async (backing: Backing, address: string, dataDir: string): Promise<ConsolePage> => {
  const browser = await startChromium()
  backing.atEnd(() => browser.close())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  const first = (await readFile(join(dataDir, 'admin-password'), 'utf8')).trim()
  await page.goto(`${address}/sign-in#first=${first}`)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByLabel('The same again').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.locator('#page').waitFor()
  return { page, devtools: await context.newCDPSession(page) }
}

/** The largest contentful paint of an address, in milliseconds, with the processor slowed down so many times. */
export const largestPaintMs = async (
  { page, devtools }: ConsolePage,
  url: string,
  slowDown: number,
): Promise<number> => {
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await page.goto(url)
  await page.locator('h1').first().waitFor()
  await page.waitForTimeout(PAINT_SETTLED_MS * slowDown)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: false })
  return page.evaluate<number>(LARGEST_PAINT)
}

const LARGEST_PAINT = `new Promise((resolve) =>
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true }))`

/** From now on the page notes the longest time between two frames. */
export const watchFrames = (page: Page): Promise<void> => page.evaluate<void>(WATCH_FRAMES)
export const longestFrameMs = (page: Page): Promise<number> => page.evaluate<number>('window.longestFrameMs')

const WATCH_FRAMES = `(() => {
  window.longestFrameMs = 0
  let before = performance.now()
  const next = (now) => {
    window.longestFrameMs = Math.max(window.longestFrameMs, now - before)
    before = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
})()`

/** What the page holds after everything that can go is gone, in MiB. */
export const heapMib = async ({ devtools }: ConsolePage): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1_048_576
}

/** An action of a user, and its visible result. */
export interface Wait {
  /** of the browser, which the action causes: `click` */
  readonly event: string
  /** an expression in the page, true once the result is shown */
  readonly seen: string
}

/**
 * How long the page takes from the event to the frame that shows its result, in milliseconds: measured in the page by its
 * own frames, since polling from outside is coarser.
 */
export const shownAfter = async (page: Page, wait: Wait, act: () => Promise<unknown>): Promise<number> => {
  await page.evaluate(watchFor(wait))
  await act()
  return page.evaluate<number>('window.shownAfterMs')
}

const watchFor = ({ event, seen }: Wait): string => `void (window.shownAfterMs = new Promise((resolve) =>
  addEventListener('${event}', ({ timeStamp }) => {
    const drawn = new MessageChannel()
    drawn.port1.onmessage = () => resolve(performance.now() - timeStamp)
    const look = () => requestAnimationFrame(() => ((${seen}) ? drawn.port2.postMessage(0) : look()))
    look()
  }, { capture: true, once: true })))`
