import { localTimeIn, startOfDay } from './site-day.js'

/**
 * The same time of day one calendar month earlier, in a zone (D-25). Where that month has no such day, its last one: of 31
 * March that is 28 or 29 February. A time of day that clocks skip there becomes as much later as they skip; one that
 * comes twice is the first.
 */
export const monthBefore = (instant: Date, zone: string): Date => {
  const [day, timeOfDayMs] = partsOf(localTimeIn(zone, instant))
  return instantAt(dayOneMonthBefore(day), timeOfDayMs, zone)
}

const partsOf = (local: string): readonly [day: string, timeOfDayMs: number] => {
  const day = local.slice(0, 10)
  return [day, Date.parse(`${local}Z`) - Date.parse(`${day}T00:00:00Z`)]
}

const dayOneMonthBefore = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonthBefore = new Date(Date.UTC(year, month - 1, 0))
  lastOfMonthBefore.setUTCDate(Math.min(date, lastOfMonthBefore.getUTCDate()))
  return lastOfMonthBefore.toISOString().slice(0, 10)
}

/** Counted from the start of the day, and put right where clocks change in between. */
const instantAt = (day: string, timeOfDayMs: number, zone: string): Date => {
  const counted = startOfDay(day, zone).getTime() + timeOfDayMs
  const wantedMs = Date.parse(`${day}T00:00:00Z`) + timeOfDayMs
  const missedMs = (atMs: number) => wantedMs - Date.parse(`${localTimeIn(zone, new Date(atMs))}Z`)
  const corrected = counted + missedMs(counted)
  return new Date(missedMs(corrected) === 0 ? corrected : counted)
}
