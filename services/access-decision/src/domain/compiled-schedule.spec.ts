import { type HolidayState, scheduleExample, type ScheduleState, weekday } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CompiledSchedule } from './compiled-schedule.js'
import { naiveVerdict } from './naive-schedule.fixture.js'

const ZONE = 'Europe/Helsinki'
const closed: ScheduleState = {
  scheduleId: 's',
  name: 'S',
  zone: ZONE,
  weekly: [],
  holidayIds: [],
  holidayWindows: [],
  exceptions: [],
  deleted: false,
}
const at = (text: string) => Date.parse(text)
const verdict = (schedule: ScheduleState, instant: string, holidays: readonly HolidayState[] = []) =>
  new CompiledSchedule(schedule, holidays, 'UTC').verdictAt(at(instant))
const every = (windows: ScheduleState['holidayWindows']) => [{ days: [...weekday.options], windows }]

describe('a schedule', () => {
  it('permits from the first minute of a window and not at its last', () => {
    expect(verdict(scheduleExample, '2026-11-23T05:00:00Z')).toBe('permitted')
    expect(verdict(scheduleExample, '2026-11-23T04:59:59.999Z')).toBe('hours')
    expect(verdict(scheduleExample, '2026-11-23T16:59:59.999Z')).toBe('permitted')
    expect(verdict(scheduleExample, '2026-11-23T17:00:00Z')).toBe('hours')
  })

  it('tells a wrong day from a wrong hour', () => {
    expect(verdict(scheduleExample, '2026-11-22T10:00:00Z')).toBe('day')
    expect(verdict(scheduleExample, '2026-11-23T20:00:00Z')).toBe('hours')
  })

  it('lets a window go on past midnight into a day that has none', () => {
    const night = {
      ...closed,
      weekly: [{ days: ['fri' as const], windows: [{ from: '22:00', to: '06:00' }] }],
    }
    expect(verdict(night, '2026-11-27T19:59:00Z')).toBe('hours')
    expect(verdict(night, '2026-11-27T20:00:00Z')).toBe('permitted')
    expect(verdict(night, '2026-11-28T03:59:59Z')).toBe('permitted')
    expect(verdict(night, '2026-11-28T04:00:00Z')).toBe('hours')
    expect(verdict(night, '2026-11-29T04:00:00Z')).toBe('day')
  })

  it('goes by the clock on the wall when it is put forward and back', () => {
    const early = {
      ...closed,
      weekly: every([{ from: '03:30', to: '04:30' }]),
    }
    // 25 October 2026: 03:00–04:00 comes twice; 28 March 2027: it does not come at all.
    expect(verdict(early, '2026-10-25T00:30:00Z')).toBe('permitted')
    expect(verdict(early, '2026-10-25T01:10:00Z')).toBe('hours')
    expect(verdict(early, '2026-10-25T01:30:00Z')).toBe('permitted')
    expect(verdict(early, '2027-03-28T00:59:00Z')).toBe('hours')
    expect(verdict(early, '2027-03-28T01:00:00Z')).toBe('permitted')
    expect(verdict(early, '2027-03-28T01:30:00Z')).toBe('hours')
  })

  it('has exceptions that come before holidays, and holidays that come before weekdays', () => {
    const christmas: HolidayState = {
      holidayId: 'christmas',
      name: 'Christmas',
      begins: { kind: 'yearly', monthDay: '12-24' },
      lastsDays: 3,
      deleted: false,
    }
    expect(verdict(scheduleExample, '2026-12-24T08:00:00Z', [christmas])).toBe('permitted')
    expect(verdict(scheduleExample, '2026-12-24T10:00:00Z', [christmas])).toBe('hours')
    expect(verdict(scheduleExample, '2026-12-25T08:00:00Z', [christmas])).toBe('day')
    expect(verdict(scheduleExample, '2026-12-25T08:00:00Z')).toBe('permitted')
  })

  it('takes 29 February for a holiday in leap years, and in no other for 1 March', () => {
    const leapDay: HolidayState = {
      holidayId: 'leap-day',
      name: 'Leap day',
      begins: { kind: 'yearly', monthDay: '02-29' },
      lastsDays: 1,
      deleted: false,
    }
    const always = {
      ...closed,
      weekly: every([{ from: '00:00', to: '24:00' }]),
    }
    expect(verdict(always, '2028-02-29T10:00:00Z', [leapDay])).toBe('day')
    expect(verdict(always, '2027-02-28T10:00:00Z', [leapDay])).toBe('permitted')
    expect(verdict(always, '2027-03-01T10:00:00Z', [leapDay])).toBe('permitted')
  })

  it('lets a holiday of December go on in January', () => {
    const turn: HolidayState = {
      holidayId: 'turn',
      name: 'Turn of the year',
      begins: { kind: 'yearly', monthDay: '12-31' },
      lastsDays: 2,
      deleted: false,
    }
    const always = {
      ...closed,
      weekly: every([{ from: '00:00', to: '24:00' }]),
    }
    expect(verdict(always, '2027-01-01T10:00:00Z', [turn])).toBe('day')
    expect(verdict(always, '2027-01-02T10:00:00Z', [turn])).toBe('permitted')
  })

  const clockTime = fc.integer({ min: 0, max: 1439 }).map(timeOf)
  const window = fc.tuple(clockTime, clockTime).filter(([from, to]) => from !== to)
  const windows = fc.array(
    window.map(([from, to]) => ({ from, to })),
    { maxLength: 3 },
  )
  const date = fc
    .integer({ min: 20_740, max: 20_780 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  const schedule = fc.record({
    zone: fc.constantFrom('Europe/Helsinki', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'),
    weekly: fc.array(
      fc.record({
        days: fc.uniqueArray(fc.constantFrom(...weekday.options), {
          minLength: 1,
        }),
        windows,
      }),
      { maxLength: 3 },
    ),
    holidayWindows: windows,
    exceptions: fc.uniqueArray(fc.record({ date, windows }), {
      maxLength: 3,
      selector: (each) => each.date,
    }),
  })
  const holidays = fc.array(
    fc.record({
      begins: date.map((each) => ({ kind: 'once' as const, date: each })),
      lastsDays: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 3 },
  )

  it('says what a clock on the wall and the windows say, read minute by minute', () => {
    fc.assert(
      fc.property(
        schedule,
        holidays,
        // Around 25 October 2026, when many clocks are put back.
        fc.integer({ min: Date.UTC(2026, 9, 15), max: Date.UTC(2026, 10, 20) }),
        (parts, days, atMs) => {
          const whole = { ...closed, ...parts }
          const given = days.map((each) => ({
            holidayId: 'h',
            name: 'H',
            deleted: false,
            ...each,
          }))
          expect(new CompiledSchedule(whole, given, 'UTC').verdictAt(atMs)).toBe(naiveVerdict(whole, given, atMs))
        },
      ),
      { numRuns: 500 },
    )
  })
})

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
