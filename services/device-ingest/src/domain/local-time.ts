import { offsetAt, steadyOffset } from '@doorledger/kernel'

const DAY_MS = 86_400_000

/** Beyond these an RFC 3339 timestamp cannot be written. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z')
const LAST_MS = Date.parse('9999-12-31T23:59:59Z')

/** A clock reading as an instant, with what was odd about it. */
export interface Instant {
  readonly utcMs: number
  readonly flag?: 'dstAmbiguous' | 'dstGap'
}

/**
 * When a clock in the zone showed the reading (D-14). An hour that was lived twice is taken as the earlier one, unless
 * that would be before `notBeforeMs` (the record before it in the block) and the later one is not. An hour that was
 * skipped is shifted forward by the length of the skip.
 * @param localMs the reading as if the clock ran on UTC
 */
export const instantOf = (localMs: number, zone: string, notBeforeMs = -Infinity): Instant => {
  const steady = steadyOffset(zone, localMs)
  if (steady !== undefined) return { utcMs: written(localMs - steady) }
  const candidates = instantsOf(localMs, zone)
  const [earlier, later] = candidates
  if (earlier === undefined) return { utcMs: written(localMs - offsetAt(zone, localMs - DAY_MS)), flag: 'dstGap' }
  if (later === undefined) return { utcMs: earlier }
  return { utcMs: earlier < notBeforeMs && later >= notBeforeMs ? later : earlier, flag: 'dstAmbiguous' }
}

/** Every instant at which a clock in the zone showed the reading: none, one or two, in order. */
const instantsOf = (localMs: number, zone: string): readonly number[] => {
  const before = offsetAt(zone, localMs - DAY_MS)
  const after = offsetAt(zone, localMs + DAY_MS)
  const offsets = before === after ? [before] : [before, after]
  return offsets
    .map((offset) => localMs - offset)
    .filter((utcMs) => utcMs + offsetAt(zone, utcMs) === localMs)
    .sort((one, other) => one - other)
}

const written = (utcMs: number): number => Math.min(Math.max(utcMs, FIRST_MS), LAST_MS)
