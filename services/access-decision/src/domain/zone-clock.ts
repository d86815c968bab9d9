const QUARTER_MS = 900_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A local date and time, as numbers that compare. */
export interface LocalMoment {
  /** days since 1 January 1970 */
  readonly day: number
  /** minute of the day, 0 to 1439 */
  readonly minute: number
}

/** No zone changes its offset but at a full quarter of an hour, so an offset holds for all of one. */
const MOST_KEPT = 4_096

/**
 * What a clock on the wall shows in an IANA zone. Offsets are asked of `Intl` once for each quarter of an hour, since
 * that takes longer than the rest of a decision.
 */
export class ZoneClock {
  private readonly format: Intl.DateTimeFormat
  private offsets = new Map<number, number>()

  constructor(zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  }

  at(atMs: number): LocalMoment {
    const localMs = atMs + this.offsetMsAt(atMs)
    const day = Math.floor(localMs / DAY_MS)
    return { day, minute: Math.floor((localMs - day * DAY_MS) / MINUTE_MS) }
  }

  private offsetMsAt(atMs: number): number {
    const quarter = Math.floor(atMs / QUARTER_MS)
    const known = this.offsets.get(quarter)
    if (known !== undefined) return known
    const offset = this.ask(quarter * QUARTER_MS)
    if (this.offsets.size >= MOST_KEPT) this.offsets = new Map()
    this.offsets.set(quarter, offset)
    return offset
  }

  private ask(atMs: number): number {
    const part: Record<string, number> = {}
    for (const { type, value } of this.format.formatToParts(atMs)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute) - atMs
  }
}

const clocks = new Map<string, ZoneClock>()

/** One clock a zone, for as long as the process runs: there are some hundreds of zones at most. */
export const clockOf = (zone: string): ZoneClock => {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = new ZoneClock(zone)
  clocks.set(zone, clock)
  return clock
}

/** Days since 1 January 1970 of `2026-12-24`. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** 0 for Monday to 6 for Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** The Gregorian year that a day lies in. */
export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()
