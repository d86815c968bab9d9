import type { RecordFlag } from '@doorledger/contracts'
import type { ReadRecord } from './audit-block.js'
import type { RegisteredDevice } from './device-sync.js'
import { instantOf } from './local-time.js'

/** When a record happened, and what is odd about that. */
export interface RecordTime {
  readonly utcMs: number
  readonly flags: readonly RecordFlag[]
}

const LATE_AFTER_MS = 5 * 60_000
const AHEAD_AT_MOST_MS = 24 * 3_600_000
/** A clock that lost its power starts again at 2000-01-01 or earlier (D-18). */
const CLOCK_WAS_SET_AFTER_MS = Date.UTC(2001, 0, 1)
/** In whichever zone. */
const NEVER_SET_UNTIL_MS = CLOCK_WAS_SET_AFTER_MS - 24 * 3_600_000

/**
 * @param receivedMs when the block was accepted
 * @param notBeforeMs when the record before it in the block happened
 */
export const timeOf = (
  record: ReadRecord,
  { attributes }: RegisteredDevice,
  receivedMs: number,
  notBeforeMs?: number,
): RecordTime => {
  const { utcMs, flag } = instantOf(record.localMs, attributes.zone, notBeforeMs)
  const plausibleFromMs =
    attributes.installedOn === undefined ? CLOCK_WAS_SET_AFTER_MS : Date.parse(attributes.installedOn)
  const suspect = record.localMs < plausibleFromMs || !isPlausible(utcMs, receivedMs)
  const late = !suspect && receivedMs - utcMs > LATE_AFTER_MS
  return { utcMs, flags: flagsOf(flag, suspect, late) }
}

/** Whether a clock that was ever set may show this time. */
export const isPlausible = (utcMs: number, receivedMs: number): boolean =>
  utcMs >= NEVER_SET_UNTIL_MS && utcMs <= receivedMs + AHEAD_AT_MOST_MS

const NO_FLAGS: readonly RecordFlag[] = []

const flagsOf = (dst: RecordFlag | undefined, suspect: boolean, late: boolean): readonly RecordFlag[] => {
  if (dst === undefined && !suspect && !late) return NO_FLAGS
  return [
    ...(dst === undefined ? [] : [dst]),
    ...(suspect ? (['clockSuspect'] as const) : []),
    ...(late ? (['late'] as const) : []),
  ]
}
