import { ZONE } from './office-policy.ts'

/** What a clock on the wall of the office shows: 1 is Monday, minutes since midnight. */
export interface OfficeTime {
  readonly weekday: number
  readonly minute: number
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const known = new Map<number, OfficeTime>()

/** Remembered by the minute: what is measured is deciding, not the calendar. */
export const officeTime = (atMs: number): OfficeTime => {
  const minute = Math.floor(atMs / 60_000)
  let time = known.get(minute)
  if (time === undefined) known.set(minute, (time = timeOf(atMs)))
  return time
}

const timeOf = (atMs: number): OfficeTime => {
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]))
  const minute = Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
  return { weekday: WEEKDAYS.indexOf(parts.get('weekday')!) + 1, minute }
}
