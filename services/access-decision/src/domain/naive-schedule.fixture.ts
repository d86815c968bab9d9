import { type HolidayState, type ScheduleState, type TimeWindow, weekday } from '@doorledger/contracts'
import type { ScheduleVerdict } from './compiled-schedule.js'

/** What a schedule says, as its description says it: one window after the other, by the text of a local clock. */
export const naiveVerdict = (
  schedule: ScheduleState,
  holidays: readonly HolidayState[],
  atMs: number,
): ScheduleVerdict => {
  const [date = '', time = ''] = localText(schedule.zone ?? 'UTC', atMs).split(' ')
  const today = windowsOn(schedule, holidays, date)
  const yesterday = windowsOn(schedule, holidays, dayBefore(date)).filter(isPastMidnight)
  const permits =
    today.some((window) => time >= window.from && (isPastMidnight(window) || time < window.to)) ||
    yesterday.some(({ to }) => time < to)
  if (permits) return 'permitted'
  return today.length > 0 || yesterday.some(({ to }) => to > '00:00') ? 'hours' : 'day'
}

const isPastMidnight = ({ from, to }: TimeWindow): boolean => to <= from

const windowsOn = (
  { exceptions, holidayWindows, weekly }: ScheduleState,
  holidays: readonly HolidayState[],
  date: string,
): readonly TimeWindow[] => {
  const exception = exceptions.find((each) => each.date === date)
  if (exception !== undefined) return exception.windows
  if (holidays.some((holiday) => fallsOn(holiday, date))) return holidayWindows
  const name = weekday.options[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7]!
  return weekly.flatMap(({ days, windows }) => (days.includes(name) ? windows : []))
}

const fallsOn = ({ begins, lastsDays }: HolidayState, date: string): boolean => {
  let day = date
  for (let back = 0; back < lastsDays; back += 1) {
    if (begins.kind === 'once' ? begins.date === day : begins.monthDay === day.slice(5)) return true
    day = dayBefore(day)
  }
  return false
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const localText = (zone: string, atMs: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(atMs)
