import { DomainError } from './domain-error.js'
import { dayIn, endOfDay, startOfDay } from './site-day.js'

/** As it stands in a query. `from` and `to` override `range`. */
export interface TimeRangeQuery {
  /** `today`, or the last 1 to 3660 times 24 hours */
  readonly range?: string | undefined
  /** RFC 3339 with offset, or a day of the site: then from its start */
  readonly from?: string | undefined
  /** RFC 3339 with offset, exclusive; or a day of the site, inclusive */
  readonly to?: string | undefined
}

/** Half-open: `from` is in it, `to` is not (D-41). Absent is unbounded. */
export interface TimeRange {
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

/** Where and when the question is asked. */
export interface Site {
  /** IANA zone: decides what a day is */
  readonly zone: string
  readonly now: Date
}

const DAY_MS = 86_400_000
const MAX_RANGE_DAYS = 3660

/**
 * Clocks of doors run ahead a little; a time further ahead than this is suspect (R2.15), and a row that claims to be
 * from 2099 must not stand on top of "the last 24 hours" for ever.
 */
const CLOCK_TOLERANCE_MS = DAY_MS

/**
 * What times a query means; undefined when it names none.
 * @throws {DomainError} `invalid_time_range` naming `range`, `from` or `to`
 */
export const timeRangeOf = (query: TimeRangeQuery, site: Site): TimeRange | undefined => {
  const quick = query.range === undefined ? undefined : quickRange(query.range, site)
  if (query.from === undefined && query.to === undefined) return quick
  const from = instantOf('from', query.from, (day) => startOfDay(day, site.zone))
  const to = instantOf('to', query.to, (day) => endOfDay(day, site.zone))
  if (from && to && (from > to || (isDay(query.to) && +from === +to))) throw refusal('from', 'must not be after `to`')
  return { from, to }
}

/** The last N times 24 hours, with some room for clocks that run ahead. */
export const lastDays = (days: number, now: Date): TimeRange => ({
  from: new Date(now.getTime() - days * DAY_MS),
  to: new Date(now.getTime() + CLOCK_TOLERANCE_MS),
})

/**
 * What is left of a range after a row, in a list sorted by time. Postgres begins at one bound of an index, the first it
 * finds, so a query must not keep a wider bound beside its position.
 */
export const remaining = (range: TimeRange, order: 'asc' | 'desc', lastSeen: Date | undefined): TimeRange => {
  if (lastSeen === undefined) return range
  return order === 'asc' ? { ...range, from: lastSeen } : { ...range, to: new Date(lastSeen.getTime() + 1) }
}

const STRETCH_DAYS = 31

/**
 * Where a list sorted by time begins: the newest or the oldest month of a longer range. Undefined when there is none.
 */
export const firstStretch = ({ from, to }: TimeRange, order: 'asc' | 'desc', now: Date): TimeRange | undefined => {
  if (order === 'asc') {
    const end = from && new Date(from.getTime() + STRETCH_DAYS * DAY_MS)
    return end && (to === undefined || end < to) ? { from, to: end } : undefined
  }
  const start = new Date((to ?? now).getTime() - STRETCH_DAYS * DAY_MS)
  return from === undefined || start > from ? { from: start, to } : undefined
}

const quickRange = (range: string, { zone, now }: Site): TimeRange => {
  if (range === 'today') {
    const today = dayIn(zone, now)
    return { from: startOfDay(today, zone), to: endOfDay(today, zone) }
  }
  const days = /^[1-9]\d{0,3}$/.test(range) ? Number(range) : undefined
  if (days === undefined || days > MAX_RANGE_DAYS) {
    throw refusal('range', `must be \`today\` or a number of days from 1 to ${MAX_RANGE_DAYS}`)
  }
  return lastDays(days, now)
}

const isDay = (text: string | undefined): boolean => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i

const instantOf = (field: 'from' | 'to', text: string | undefined, ofDay: (day: string) => Date): Date | undefined => {
  if (text === undefined) return undefined
  if ((isDay(text) || dateTime.test(text)) && isOnCalendar(text.slice(0, 10))) {
    const instant = isDay(text) ? ofDay(text) : new Date(Date.parse(text) + (isBetweenMilliseconds(text) ? 1 : 0))
    if (!Number.isNaN(instant.getTime())) return instant
  }
  throw refusal(field, hasLostPlus(text) ? LOST_PLUS : TIME_FORM)
}

/**
 * What is recorded is so to the millisecond. So the first that is not before a time between two of them is the next one,
 * for the beginning of a range and for its end alike.
 */
const isBetweenMilliseconds = (text: string): boolean => /\.\d{3}\d*[1-9]/.test(text)

const TIME_FORM = 'must be a time such as 2026-11-13T09:00:00Z, with its offset, or a day such as 2026-11-13'
/** A `+` in the query of a URL means a space. */
const hasLostPlus = (text: string): boolean => /T[\d:.]+ \d{2}:\d{2}$/i.test(text)
const LOST_PLUS = 'must be a time with its offset: in a URL, write the `+` of the offset as `%2B`'

/** JavaScript takes 31 February for 3 March. */
const isOnCalendar = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && !text.startsWith('0000')
}

const refusal = (field: string, problem: string): DomainError =>
  new DomainError('invalid_time_range', 'invalid', `${field} ${problem}`, { field })
