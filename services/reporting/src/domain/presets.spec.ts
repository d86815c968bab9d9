import { describe, expect, it } from 'vitest'
import { periodOf, type ReportPreset } from './presets.js'

describe('the period of a preset', () => {
  it.each<[ReportPreset, string, string, string]>([
    ['today', '2026-11-29T10:00:00Z', '2026-11-28T22:00:00.000Z', '2026-11-29T22:00:00.000Z'],
    ['last-week', '2026-11-29T10:00:00Z', '2026-11-15T22:00:00.000Z', '2026-11-22T22:00:00.000Z'],
    ['last-month', '2026-01-05T10:00:00Z', '2025-11-30T22:00:00.000Z', '2025-12-31T22:00:00.000Z'],
    ['last-quarter', '2026-02-05T10:00:00Z', '2025-09-30T21:00:00.000Z', '2025-12-31T22:00:00.000Z'],
    ['last-quarter', '2026-11-29T10:00:00Z', '2026-06-30T21:00:00.000Z', '2026-09-30T21:00:00.000Z'],
    ['last-year', '2026-11-29T10:00:00Z', '2024-12-31T22:00:00.000Z', '2025-12-31T22:00:00.000Z'],
  ])('%s at %s is by the calendar of the site', (preset, now, from, to) => {
    const period = periodOf(preset, { zone: 'Europe/Helsinki', now: new Date(now) })
    expect([period.from.toISOString(), period.to.toISOString()]).toEqual([from, to])
  })
})
