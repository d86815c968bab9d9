const DAY_MS = 86_400_000

/** Zones keep their first offset before and their last rules after these; `Intl` has odd years beyond them. */
const FIRST_MS = Date.UTC(1900, 0, 1)
const LAST_MS = Date.UTC(9998, 0, 1)

/** Bounds the memory a device with a random clock can take. */
const MAX_DAYS = 20_000

interface ZoneClock {
  readonly format: Intl.DateTimeFormat
  /** UTC offset at 0:00 UTC of a day, by the number of days since 1970 */
  readonly atMidnight: Map<number, number>
}

const clocks = new Map<string, ZoneClock>()

/**
 * How far local time is ahead of UTC at an instant, in milliseconds.
 * @throws {RangeError} when the zone is unknown
 */
export const offsetAt = (zone: string, utcMs: number): number => {
  const instant = Math.min(Math.max(utcMs, FIRST_MS), LAST_MS)
  const [, month, day, year, hour, minute, second] = PARTS.exec(clockOf(zone).format.format(instant))!
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return shown - Math.floor(instant / 1000) * 1000
}

/**
 * The offset of all of a local day and a day around it, or undefined when the clocks are set forward or back then.
 * Remembered, since records come by the thousand from the same days.
 */
export const steadyOffset = (zone: string, localMs: number): number | undefined => {
  const day = Math.floor(localMs / DAY_MS)
  const before = offsetAtMidnight(zone, day - 1)
  return before === offsetAtMidnight(zone, day + 2) ? before : undefined
}

const PARTS = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/

const offsetAtMidnight = (zone: string, day: number): number => {
  const { atMidnight } = clockOf(zone)
  const known = atMidnight.get(day)
  if (known !== undefined) return known
  if (atMidnight.size >= MAX_DAYS) atMidnight.clear()
  const offset = offsetAt(zone, day * DAY_MS)
  atMidnight.set(day, offset)
  return offset
}

const clockOf = (zone: string): ZoneClock => {
  let clock = clocks.get(zone)
  if (clock === undefined) {
    clock = { format: formatOf(zone), atMidnight: new Map() }
    clocks.set(zone, clock)
  }
  return clock
}

const formatOf = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
