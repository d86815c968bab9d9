import { describe, expect, it } from 'vitest'
import { dueReport } from './due-schedule.js'

const at = (now: string) => ({ zone: 'Europe/Helsinki', now: new Date(now) })
const daily = { every: 'day', at: '06:00' } as const

describe('a schedule', () => {
  it('asks for a report from its time of day on, by the clock of the site, once', () => {
    expect(dueReport(daily, null, at('2026-11-29T03:59:00Z'))).toBeUndefined()
    const due = { day: '2026-11-29', preset: 'yesterday' }
    expect(dueReport(daily, null, at('2026-11-29T04:00:00Z'))).toEqual(due)
    expect(dueReport(daily, '2026-11-28', at('2026-11-29T20:00:00Z'))).toEqual(due)
    expect(dueReport(daily, '2026-11-29', at('2026-11-29T20:00:00Z'))).toBeUndefined()
  })

  it('of weeks and months makes up for a day on which nothing ran', () => {
    const weekly = { every: 'week', at: '06:00' } as const
    expect(dueReport(weekly, '2026-11-16', at('2026-11-25T01:00:00Z'))).toEqual({
      day: '2026-11-25',
      preset: 'last-week',
    })
    expect(dueReport(weekly, '2026-11-25', at('2026-11-29T10:00:00Z'))).toBeUndefined()
    const monthly = { every: 'month', at: '06:00' } as const
    expect(dueReport(monthly, '2026-10-01', at('2026-11-01T04:30:00Z'))).toMatchObject({ preset: 'last-month' })
    expect(dueReport(monthly, '2026-11-01', at('2026-11-29T04:30:00Z'))).toBeUndefined()
  })
})
