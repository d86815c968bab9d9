import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = process.env['GALLERY']

type Theme = 'light' | 'dark'
type Width = 1440 | 360

/** A picture of the page as it stands, when the run is asked for pictures: `GALLERY=docs/console`. */
export const picture = async (page: Page, name: string, theme: Theme = 'light', width: Width = 1440): Promise<void> => {
  if (folder === undefined) return
  const before = page.viewportSize()
  await mkdir(folder, { recursive: true })
  const height = width === 360 ? 780 : 900
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate(HIDE_TOASTS)
  // Skeletons are gone, and what fades in is there.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(SETTLED_MS)
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    // A wide one is kept smaller than it was, and can be read still.
    clip: { x: 0, y: 0, width, height, scale: width === 360 ? 1 : 0.75 },
  })
  await session.detach()
  await writeFile(join(folder, `${name}-${theme}-${width}.webp`), Buffer.from(data, 'base64'))
  await page.emulateMedia({ colorScheme: 'light' })
  if (before !== null) await page.setViewportSize(before)
}

const SETTLED_MS = 900
const QUALITY = 62
const HIDE_TOASTS = `for (const toast of document.querySelectorAll('[data-toast]')) toast.style.visibility = 'hidden'`
