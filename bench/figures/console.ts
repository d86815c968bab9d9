import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import type { Backing } from '../backing.ts'
import {
  type ConsolePage,
  heapMib,
  largestPaintMs,
  longestFrameMs,
  openConsole,
  shownAfter,
  watchFrames,
} from '../console-page.ts'
import { feed, numbersShown } from '../console-tail.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { databaseUrlOf, startStandalone } from '../processes.ts'
import { seedAccessLog } from '../seed-access-log.ts'
import { scrollFigure } from './console-scroll.ts'

const ROWS = Number(process.env.BENCH_CONSOLE_ROWS ?? 1_000_000)
const TAIL_SEC = Number(process.env.BENCH_TAIL_SEC ?? 600)
const TAIL_PER_SEC = 200
const FIRST_LOAD_KB = 250
const PAINT_MS = 2_000
const SLOW_DOWN = 4
const FRAME_MS = 200
const ROWS_MS = 300
const REPEATS = 11
/** Somebody looks at a page before he does something in it. */
const SETTLED_MS = 500
/** Rows that the console asks for at a time. */
const LOG_PAGE = 100
const DAY_MS = 86_400_000
const WEB = 'services/console/dist/web'

/** What people wait for at the console: its first load, and the pages of a log of a million rows. */
export async function* consolePages(backing: Backing): AsyncGenerator<Figure> {
  yield await firstLoad()
  const { console, address, stop } = await logOf(backing, ROWS)
  for (const path of ['/account', '/access-log']) {
    const paintMs = await largestPaintMs(console, address + path, SLOW_DOWN)
    yield bounded(`largest contentful paint of ${path}, ${SLOW_DOWN} × slower processor`, paintMs, PAINT_MS)
  }
  yield* await rowFigures(console.page, address)
  yield await scrollFigure(console.page, address)
  await stop()
}

/** A live log of a million rows at 200 events a second. */
export async function* consoleTail(backing: Backing): AsyncGenerator<Figure> {
  const { console, address, url, stop } = await logOf(backing, ROWS)
  yield* await tailFigures(console, address, url)
  await stop()
}

const logOf = async (backing: Backing, rows: number) => {
  const { address, dataDir, stop } = await startStandalone(backing)
  const url = await databaseUrlOf(dataDir)
  const console = await openConsole(backing, address, dataDir)
  await seedAccessLog(url, rows)
  return { console, address, url, stop }
}

const bounded = (name: string, valueMs: number, boundMs: number): Figure => ({
  name: `${name} ÷ ${thousands(boundMs)} ms`,
  ratio: valueMs / boundMs,
  bound: { atMost: 1 },
  detail: `${thousands(valueMs)} ms`,
})

/** What the page itself names, as it is sent. */
const firstLoad = async (): Promise<Figure> => {
  const page = await readFile(join(WEB, 'index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!)
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(WEB, file)), { level: 9 }).length),
  )
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000
  return {
    name: `first load, gzip ÷ ${FIRST_LOAD_KB} kB`,
    ratio: kilobytes / FIRST_LOAD_KB,
    bound: { atMost: 1 },
    detail: `${kilobytes.toFixed(1)} kB in ${files.length} files`,
  }
}

const FIRST_ROW = `document.querySelector('#page tbody tr[data-place="0"]')`

const rowFigures = async (page: Page, address: string): Promise<readonly Figure[]> => {
  const rows = page.locator('#page tbody tr[data-place]')
  const openLog = async () => {
    await page.goto(`${address}/access-log?range=7`)
    await rows.first().waitFor()
    await page.waitForTimeout(SETTLED_MS)
  }
  const open = async () => {
    await page.goto(`${address}/account`)
    await page.locator('#page h1').waitFor()
    await page.waitForTimeout(SETTLED_MS)
    const link = page.getByRole('link', { name: 'Access log', exact: true })
    return shownAfter(page, { event: 'click', seen: FIRST_ROW }, () => link.click())
  }
  const filter = async () => {
    await openLog()
    const seen = `${FIRST_ROW}?.textContent.includes('Denied')`
    return shownAfter(page, { event: 'change', seen }, () => page.getByLabel('Narrow by result').selectOption('denied'))
  }
  const jump = async () => {
    await openLog()
    const day = new Date(Date.now() - 2 * DAY_MS)
    const texts = [day, new Date(day.getTime() - DAY_MS)].map(dayText)
    const seen = `${JSON.stringify(texts)}.some((text) => ${FIRST_ROW}?.textContent.includes(text))`
    return shownAfter(page, { event: 'input', seen }, () =>
      page.getByLabel('To', { exact: true }).fill(day.toISOString().slice(0, '2026-01-01'.length)),
    )
  }
  const scroll = async () => {
    await openLog()
    const seen = `document.querySelector('#page tr[data-place="${LOG_PAGE}"]')`
    return shownAfter(page, { event: 'scroll', seen }, () =>
      page.evaluate(`document.querySelector('#page section .overflow-auto').scrollTo(0, ${LOG_PAGE * 40})`),
    )
  }
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries({ open, filter, 'jump to a day': jump, scroll })) {
    const times: number[] = []
    for (let repeat = 0; repeat < REPEATS; repeat += 1) times.push(await measure())
    figures.push(bounded(`access log of ${thousands(ROWS)} rows, ${name} to first rows`, median(times), ROWS_MS))
  }
  return figures
}

/** As the table writes days: `27 Nov`. */
const dayText = (day: Date): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(day)

const tailFigures = async (console: ConsolePage, address: string, url: string): Promise<readonly Figure[]> => {
  const { page } = console
  await page.goto(`${address}/access-log?result=granted&range=1`)
  await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
  await feed(url, TAIL_PER_SEC, TAIL_SEC / 4)
  const warmMib = await heapMib(console)
  await watchFrames(page)
  const granted = await feed(url, TAIL_PER_SEC, TAIL_SEC)
  const frameMs = await longestFrameMs(page)
  await pause(3_000)
  const mib = await heapMib(console)
  const wanted = granted.slice(-1_500).reverse()
  const shown = (await numbersShown(page, wanted.length)).slice(0, wanted.length)
  const astray = wanted.filter((number, place) => shown[place] !== number).length
  const during = `${TAIL_PER_SEC} events/s for ${TAIL_SEC} s with a filter`
  return [
    bounded(`longest frame, ${during}`, frameMs, FRAME_MS),
    {
      name: `heap of the page after ${during} ÷ before`,
      ratio: mib / warmMib,
      bound: { atMost: 1.3 },
      detail: `${mib.toFixed(1)} against ${warmMib.toFixed(1)} MiB`,
    },
    {
      name: `rows lost, double or out of order, ${during}`,
      ratio: astray,
      bound: { atMost: 0 },
      detail: `of the newest ${thousands(wanted.length)}; ${thousands(granted.length)} were told`,
    },
  ]
}
