import { dayIn, endOfDay, startOfDay } from './site-day.js'
import type { Site } from './time-range.js'

/** ISO 8601, by calendar, in years, months and days: `P6Y`, `P1Y6M`, `P90D`. */
export type CalendarTerm = string

interface Term {
  readonly years: number
  readonly months: number
  readonly days: number
}

const DAY_MS = 86_400_000

const partsOf = (term: CalendarTerm): Term => {
  const [, years = '0', months = '0', days = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(term) ?? []
  return { years: Number(years), months: Number(months), days: Number(days) }
}

/**
 * The day that lies a term before, by the calendar: a year before 29 February is 28 February.
 * @param day `2026-11-29`
 */
export const dayBefore = (day: string, term: CalendarTerm): string => moved(day, term, -1)

/** The day that lies a term after. */
export const dayAfter = (day: string, term: CalendarTerm): string => moved(day, term, 1)

const moved = (day: string, term: CalendarTerm, sign: 1 | -1): string => {
  const { years, months, days } = partsOf(term)
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const monthsSince0 = year * 12 + (month - 1) + sign * (years * 12 + months)
  const [toYear, toMonth] = [Math.floor(monthsSince0 / 12), ((monthsSince0 % 12) + 12) % 12]
  const lastOfMonth = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  const atMs = Date.UTC(toYear, toMonth, Math.min(dayOfMonth, lastOfMonth)) + sign * days * DAY_MS
  return new Date(atMs).toISOString().slice(0, 10)
}

/** Rows before it are older than the term: the beginning of the day of the site that lies a term back. */
export const cutoffOf = (term: CalendarTerm, { zone, now }: Site): Date =>
  startOfDay(dayBefore(dayIn(zone, now), term), zone)

/** When a term is over that begins at an instant: its whole last day of the site is within it. */
export const endOfTerm = (term: CalendarTerm, from: Date, zone: string): Date =>
  endOfDay(dayAfter(dayIn(zone, from), term), zone)

/** Whether one term reaches further back than another, seen from a day. */
export const isLonger = (term: CalendarTerm, other: CalendarTerm, day: string): boolean =>
  dayBefore(day, term) < dayBefore(day, other)
