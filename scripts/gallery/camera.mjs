import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

/** Each page is taken in these; a wide one is kept smaller than it was, and can be read still. */
export const looks = [
  { theme: 'light', width: 1440, leastHeight: 900, keptWidth: 960 },
  { theme: 'dark', width: 1440, leastHeight: 900, keptWidth: 960 },
  { theme: 'light', width: 360, leastHeight: 780, keptWidth: 360 },
  { theme: 'dark', width: 360, leastHeight: 780, keptWidth: 360 },
]
const TALLEST = Number(process.env.GALLERY_TALLEST ?? 1_100)
const QUALITY = 55
const SETTLED_MS = 350

/** How much of the page is below the fold: pages scroll within `main`, what is open to anybody with the document. */
const BELOW = `(() => {
  const page = document.querySelector('#page') ?? document.documentElement
  return page.scrollHeight - page.clientHeight
})()`
const HIDE_TOASTS = `for (const toast of document.querySelectorAll('[data-toast]')) toast.style.visibility = 'hidden'`

/** @returns what takes pictures of a page as it stands, in each look, and puts them into the folder */
export const cameraInto = (folder) => async (page, name) => {
  await mkdir(folder, { recursive: true })
  for (const { theme, width, leastHeight, keptWidth } of looks) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: leastHeight })
    // The page with all parts shows that one, too.
    if (name !== 'ui-parts') await page.getByText('Loading …').first().waitFor({ state: 'hidden' })
    await page.waitForTimeout(SETTLED_MS)
    const height = Math.min(TALLEST, leastHeight + Math.max(0, await page.evaluate(BELOW)))
    await page.setViewportSize({ width, height })
    await page.evaluate(HIDE_TOASTS)
    await page.mouse.move(0, 0)
    await page.waitForTimeout(SETTLED_MS)
    const taken = await page.screenshot()
    const kept = await sharp(taken).resize({ width: keptWidth }).webp({ quality: QUALITY, effort: 6 }).toBuffer()
    await writeFile(join(folder, `${name}-${theme}-${width}.webp`), kept)
  }
}
