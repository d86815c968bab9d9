import { accessEvents } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { pino } from 'pino'
import { attempts } from './attempts.ts'

const BATCH_MS = 100
/** Beyond those that fill the log: an attempt that is told twice is there once. */
let nextNumber = 100_000_000

/** Appends so many attempts a second at doors that are numbered, for so long. @returns numbers of those granted, in order */
export const feed = async (databaseUrl: string, perSec: number, forSec: number): Promise<readonly number[]> => {
  const log = await openEmbeddedEventLog({ url: databaseUrl, logger: pino({ level: 'silent' }) })
  const batch = (perSec * BATCH_MS) / 1_000
  const startedAt = performance.now()
  const granted: number[] = []
  for (let sent = 0; sent < perSec * forSec; sent += batch) {
    const events = [...attempts(batch, Date.now(), nextNumber)].map((event, place) => {
      const number = nextNumber + place
      if (event.data.result === 'granted') granted.push(number)
      const occurredAt = new Date(Date.now() - batch + place).toISOString()
      const accessDevice = { ...event.data.accessDevice, name: `Tail ${number}.` }
      return { ...event, time: occurredAt, data: { ...event.data, accessDevice } }
    })
    nextNumber += batch
    await log.append(accessEvents.name, events.map(recordOf))
    const ahead = (sent + batch) * (1_000 / perSec) - (performance.now() - startedAt)
    if (ahead > 0) await pause(ahead)
  }
  await log.close()
  return granted
}

/** The numbers in the order of the table, from its first row on, as somebody sees them who scrolls through it. */
export const numbersShown = async (page: Page, atLeast: number): Promise<readonly number[]> => {
  const byPlace = new Map<number, number>()
  for (let idle = 0; byPlace.size < atLeast && idle < 40;) {
    const before = byPlace.size
    for (const [place, number] of await page.evaluate<[number, number][]>(READ_ROWS)) byPlace.set(place, number)
    await page.evaluate(`document.querySelector('#page section .overflow-auto').scrollBy(0, 400)`)
    await page.waitForTimeout(30)
    idle = byPlace.size === before ? idle + 1 : 0
  }
  return [...byPlace].sort(([one], [other]) => one - other).map(([, number]) => number)
}

const READ_ROWS = `[...document.querySelectorAll('#page tbody tr[data-place]')].flatMap((row) => {
  const found = /Tail (\\d+)\\./.exec(row.textContent)
  return found === null ? [] : [[Number(row.dataset.place), Number(found[1])]]
})`
