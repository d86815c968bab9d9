import { describe, expect, it } from 'vitest'
import { nextRunAt } from './daily-run.js'

const zone = 'Europe/Berlin'
const next = (now: string) => nextRunAt('02:00', { zone, now: new Date(now) }).toISOString()

describe('the next run at night', () => {
  it('is tonight until it has begun, and then tomorrow night', () => {
    expect(next('2026-11-29T00:30:00Z')).toBe('2026-11-29T01:00:00.000Z')
    expect(next('2026-11-29T01:00:00Z')).toBe('2026-11-30T01:00:00.000Z')
  })

  it('comes when the clock has gone on where a night leaves its time out', () => {
    expect(next('2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
  })
})
