const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      timeZoneName: 'longOffset',
    })
    formats.set(zone, format)
  }
  return format
}

/** What a zone is ahead of UTC at an instant, in milliseconds; negative in the west. */
const offsetMs = (instantMs: number, zone: string): number => {
  const part = formatOf(zone)
    .formatToParts(instantMs)
    .find(({ type }) => type === 'timeZoneName')
  const [, sign, hours, minutes, seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(part?.value ?? '') ?? []
  if (sign === undefined) return 0
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000
  return sign === '-' ? -size : size
}

/** The calendar day it is in a zone at an instant: `2026-11-13`. */
export const dayIn = (zone: string, instant: Date): string =>
  new Date(instant.getTime() + offsetMs(instant.getTime(), zone)).toISOString().slice(0, 10)

/**
 * The first instant of a calendar day in a zone. Where clocks go forward at midnight, the day begins when they have;
 * where midnight comes twice, it begins with the first.
 * @param day `2026-11-13`
 */
export const startOfDay = (day: string, zone: string): Date => {
  const midnightMs = Date.parse(`${day}T00:00:00Z`)
  const before = offsetMs(midnightMs - DAY_MS, zone)
  const after = offsetMs(midnightMs + DAY_MS, zone)
  const starts = [before, after]
    .map((offset) => ({ instantMs: midnightMs - offset, offset }))
    .filter(({ instantMs, offset }) => offsetMs(instantMs, zone) === offset)
    .map(({ instantMs }) => instantMs)
  return new Date(starts.length > 0 ? Math.min(...starts) : midnightMs - before)
}

/** The first instant of the day after. */
export const endOfDay = (day: string, zone: string): Date =>
  startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10), zone)

/** What clocks in a zone show at an instant: `2026-11-13T09:17:52.000`. */
export const localTimeIn = (zone: string, instant: Date): string =>
  new Date(instant.getTime() + offsetMs(instant.getTime(), zone)).toISOString().slice(0, 23)
