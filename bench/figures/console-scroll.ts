import type { Page } from 'playwright-core'
import { type Figure, thousands } from '../figure.ts'

const ROWS = 100_000
const ROWS_PER_ANSWER = 500
const FRAMES_PER_SEC = 60
const SCROLLED_FOR_MS = 5_000
/** 6,000 pixels a second: sixty notches of a wheel. */
const PX_PER_FRAME = 100

interface Answer {
  readonly items: readonly unknown[]
  readonly nextCursor: string | null
}

/** The table of the access log with 100,000 rows in it, scrolled without a stop. */
export const scrollFigure = async (page: Page, address: string): Promise<Figure> => {
  const items = await rowsOf(page, address)
  const list = (url: URL) => url.pathname === '/v1/access-events'
  await page.route(list, (route) => route.fulfill({ json: { items, nextCursor: null } }))
  await page.goto(`${address}/access-log?range=7`)
  await page.locator('#page tbody tr[data-place="0"]').waitFor()
  await page.waitForTimeout(SCROLLED_FOR_MS)
  const { frames, ms } = await page.evaluate<{ frames: number; ms: number }>(SCROLL)
  await page.unroute(list)
  const perSec = (frames * 1_000) / ms
  return {
    name: `frames a second while ${thousands(ROWS)} rows are scrolled ÷ ${FRAMES_PER_SEC}`,
    ratio: perSec / FRAMES_PER_SEC,
    // A refresh of 59.9 a second is one of 60.
    bound: { atLeast: 0.98 },
    detail: `${perSec.toFixed(1)} a second for ${thousands(ms)} ms, ${PX_PER_FRAME} px a frame`,
  }
}

/** As the page asks for them, in as few answers as the server allows. */
const rowsOf = async (page: Page, address: string): Promise<readonly unknown[]> => {
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/v1/access-events')
  await page.goto(`${address}/access-log?range=7`)
  const authorization = (await (await asked).headerValue('authorization')) ?? ''
  const items: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null && items.length < ROWS;) {
    const query = new URLSearchParams({ range: '7', limit: String(ROWS_PER_ANSWER), ...(cursor !== '' && { cursor }) })
    const response = await fetch(`${address}/v1/access-events?${query.toString()}`, { headers: { authorization } })
    const answer = (await response.json()) as Answer
    items.push(...answer.items)
    cursor = answer.nextCursor
  }
  if (items.length < ROWS) throw new Error(`The log holds ${items.length} rows, which are fewer than ${ROWS}`)
  return items
}

const SCROLL = `new Promise((resolve) => {
  const table = document.querySelector('#page section .overflow-auto')
  const begun = performance.now()
  let frames = 0
  const next = (now) => {
    if (now - begun >= ${SCROLLED_FOR_MS}) return resolve({ frames, ms: now - begun })
    frames += 1
    table.scrollBy(0, ${PX_PER_FRAME})
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
})`
