import { dayAfter, dayBefore } from './calendar-term.js'
import { dayIn, localTimeIn, startOfDay } from './site-day.js'
import type { Site } from './time-range.js'

const MINUTE_MS = 60_000

/**
 * The latest day of the site whose run is due. A time that the clock of a day leaves out is due when it has gone on, one
 * that comes twice the first time.
 * @param runAt `02:00`
 */
export const dueDay = (runAt: string, { zone, now }: Site): string => {
  const today = dayIn(zone, now)
  return dueAt(today, runAt, zone) <= now.getTime() ? today : dayBefore(today, 'P1D')
}

/** When the next run is due. */
export const nextRunAt = (runAt: string, { zone, now }: Site): Date => {
  const today = dayIn(zone, now)
  const tonight = dueAt(today, runAt, zone)
  return new Date(tonight > now.getTime() ? tonight : dueAt(dayAfter(today, 'P1D'), runAt, zone))
}

/** When it is that time on a day, by the clock of the site. */
const dueAt = (day: string, runAt: string, zone: string): number => {
  const [hours = 0, minutes = 0] = runAt.split(':').map(Number)
  const startMs = startOfDay(day, zone).getTime()
  const wanted = `${day}T${runAt}`
  const guessMs = startMs + (hours * 60 + minutes) * MINUTE_MS
  const shifts = [-60, -30, 0, 30, 60].map((shift) => guessMs + shift * MINUTE_MS)
  return shifts.find((atMs) => atMs >= startMs && localTimeIn(zone, new Date(atMs)) >= wanted) ?? guessMs
}
