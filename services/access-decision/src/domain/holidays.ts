import type { HolidayState } from '@doorledger/contracts'
import { dayOf, yearOf } from './zone-clock.js'

/**
 * The days on which any of the holidays falls. Yearly ones are worked out year by year, as they are asked for.
 * 29 February falls in leap years only; a holiday that begins in December may go on in January.
 */
export class HolidayDays {
  private readonly byYear = new Map<number, ReadonlySet<number>>()

  constructor(private readonly holidays: readonly HolidayState[]) {}

  has(day: number): boolean {
    return this.holidays.length > 0 && this.of(yearOf(day)).has(day)
  }

  private of(year: number): ReadonlySet<number> {
    const known = this.byYear.get(year)
    if (known !== undefined) return known
    const days = new Set(this.holidays.flatMap((holiday) => daysIn(year, holiday)))
    this.byYear.set(year, days)
    return days
  }
}

/** All days of the holiday that may lie in the year; days of its neighbours among them do no harm. */
const daysIn = (year: number, { begins, lastsDays }: HolidayState): readonly number[] => {
  const first =
    begins.kind === 'once'
      ? [dayOf(begins.date)]
      : [year - 1, year].flatMap((each) => dayInYear(each, begins.monthDay) ?? [])
  return first.flatMap((day) => Array.from({ length: lastsDays }, (_, n) => day + n))
}

const dayInYear = (year: number, monthDay: string): number | undefined => {
  const [month = 1, dayOfMonth = 1] = monthDay.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  return date.getUTCMonth() === month - 1 ? date.getTime() / 86_400_000 : undefined
}
