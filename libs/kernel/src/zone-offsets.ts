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

/** From one instant on, this is how far local time is ahead of UTC. */
export interface OffsetChange {
  readonly atMs: number
  readonly offsetMs: number
}

/** When the clocks of a zone are set differently in a span of time, oldest first; how they are set before the first. */
export interface OffsetsIn {
  readonly firstMs: number
  readonly changes: readonly OffsetChange[]
}

/** Events are not older than the first clocks of locks; beyond the last, a zone keeps the offset it then has. */
const FIRST_CHANGE_MS = Date.UTC(1970, 0, 1)
const LAST_CHANGE_MS = Date.UTC(2120, 0, 1)
/** Rules of zones leave at least weeks between two changes. */
const STEP_MS = 7 * DAY_MS

const changesOf = new Map<string, readonly OffsetChange[]>()

/**
 * The offsets of a zone between two instants, from 1970 to 2120.
 * @throws {RangeError} when the zone is unknown
 */
export const offsetsIn = (zone: string, fromMs = -Infinity, toMs = Infinity): OffsetsIn => {
  const all = changesOf.get(zone) ?? findChanges(zone)
  changesOf.set(zone, all)
  const before = all.findLast(({ atMs }) => atMs <= fromMs)
  return {
    firstMs: before?.offsetMs ?? offsetAt(zone, FIRST_CHANGE_MS),
    changes: all.filter(({ atMs }) => atMs > fromMs && atMs < toMs),
  }
}

const findChanges = (zone: string): readonly OffsetChange[] => {
  const changes: OffsetChange[] = []
  let offset = offsetAt(zone, FIRST_CHANGE_MS)
  for (let atMs = FIRST_CHANGE_MS; atMs < LAST_CHANGE_MS; atMs += STEP_MS) {
    const next = offsetAt(zone, atMs + STEP_MS)
    if (next !== offset) changes.push({ atMs: firstWith(zone, next, atMs, atMs + STEP_MS), offsetMs: next })
    offset = next
  }
  return changes
}

/** Bisects to the second, which is as fine as zones change. */
const firstWith = (zone: string, offsetMs: number, beforeMs: number, afterMs: number): number => {
  if (afterMs - beforeMs <= 1000) return afterMs
  const middleMs = beforeMs + Math.floor((afterMs - beforeMs) / 2000) * 1000
  return offsetAt(zone, middleMs) === offsetMs
    ? firstWith(zone, offsetMs, beforeMs, middleMs)
    : firstWith(zone, offsetMs, middleMs, afterMs)
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
