import { type HolidayState, type ScheduleState, type TimeWindow, weekday } from '@doorledger/contracts'
import { HolidayDays } from './holidays.js'
import { clockOf, dayOf, type ZoneClock, weekdayOf } from './zone-clock.js'

const MINUTES_A_DAY = 1_440
const WORDS = MINUTES_A_DAY / 32

/** What a schedule says of an instant; `day`: nothing is permitted that day at all. */
export type ScheduleVerdict = 'permitted' | 'day' | 'hours'

/** What the windows of one day permit, a bit a minute: on the day itself, and past midnight on the next. */
interface DayPlan {
  readonly own: Uint32Array
  readonly next: Uint32Array
  readonly isOpen: boolean
  readonly isOpenNext: boolean
}

/** A schedule made ready to be asked many times. Pure: it caches what the same question always yields. */
export class CompiledSchedule {
  private readonly clock: ZoneClock
  private readonly week: readonly DayPlan[]
  private readonly exceptions: ReadonlyMap<number, DayPlan>
  private readonly holidays: HolidayDays
  private readonly onHolidays: DayPlan

  /**
   * @param holidays those that the schedule names and that exist
   * @param siteZone for a schedule that names no zone
   */
  constructor(schedule: ScheduleState, holidays: readonly HolidayState[], siteZone: string) {
    this.clock = clockOf(schedule.zone ?? siteZone)
    this.week = weekday.options.map((name) =>
      planOf(schedule.weekly.flatMap(({ days, windows }) => (days.includes(name) ? windows : []))),
    )
    this.exceptions = new Map(schedule.exceptions.map(({ date, windows }) => [dayOf(date), planOf(windows)]))
    this.holidays = new HolidayDays(holidays)
    this.onHolidays = planOf(schedule.holidayWindows)
  }

  verdictAt(atMs: number): ScheduleVerdict {
    const { day, minute } = this.clock.at(atMs)
    const today = this.planFor(day)
    const yesterday = this.planFor(day - 1)
    if (isSet(today.own, minute) || isSet(yesterday.next, minute)) return 'permitted'
    return today.isOpen || yesterday.isOpenNext ? 'hours' : 'day'
  }

  private planFor(day: number): DayPlan {
    const exception = this.exceptions.get(day)
    if (exception !== undefined) return exception
    return this.holidays.has(day) ? this.onHolidays : this.week[weekdayOf(day)]!
  }
}

const planOf = (windows: readonly TimeWindow[]): DayPlan => {
  const own = new Uint32Array(WORDS)
  const next = new Uint32Array(WORDS)
  for (const { from, to } of windows) {
    const [begin, end] = [minuteOf(from), minuteOf(to)]
    set(own, begin, end > begin ? end : MINUTES_A_DAY)
    if (end <= begin) set(next, 0, end)
  }
  return {
    own,
    next,
    isOpen: own.some(Boolean),
    isOpenNext: next.some(Boolean),
  }
}

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const set = (bits: Uint32Array, from: number, to: number): void => {
  for (let minute = from; minute < to; minute += 1) bits[minute >>> 5]! |= 1 << (minute & 31)
}

const isSet = (bits: Uint32Array, minute: number): boolean => (bits[minute >>> 5]! & (1 << (minute & 31))) !== 0
