import { offsetAt } from './zone-offsets.js'

const DAY_MS = 86_400_000

/** The calendar day it is in a zone at an instant: `2026-11-13`. */
export const dayIn = (zone: string, instant: Date): string =>
  new Date(instant.getTime() + offsetAt(zone, instant.getTime())).toISOString().slice(0, 10)

/**
 * The first instant of a calendar day in a zone. Where clocks go forward at midnight, the day begins when they have;
 * where midnight comes twice, it begins with the first.
 * @param day `2026-11-13`
 */
export const startOfDay = (day: string, zone: string): Date => {
  const midnightMs = Date.parse(`${day}T00:00:00Z`)
  const before = offsetAt(zone, midnightMs - DAY_MS)
  const after = offsetAt(zone, midnightMs + DAY_MS)
  const starts = [before, after]
    .map((offset) => ({ instantMs: midnightMs - offset, offset }))
    .filter(({ instantMs, offset }) => offsetAt(zone, instantMs) === offset)
    .map(({ instantMs }) => instantMs)
  return new Date(starts.length > 0 ? Math.min(...starts) : midnightMs - before)
}

/** The first instant of the day after. */
export const endOfDay = (day: string, zone: string): Date =>
  startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10), zone)

/** What clocks in a zone show at an instant: `2026-11-13T09:17:52.000`. */
export const localTimeIn = (zone: string, instant: Date): string =>
  new Date(instant.getTime() + offsetAt(zone, instant.getTime())).toISOString().slice(0, 23)
