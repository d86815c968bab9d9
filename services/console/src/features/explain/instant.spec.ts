import { describe, expect, it } from 'vitest'
import { instantOf } from './instant'

describe('the instant of a local time', () => {
  it.each([
    ['2026-11-29T08:00', 'Europe/Helsinki', '2026-11-29T06:00:00.000Z'],
    ['2026-07-01T08:00', 'Europe/Helsinki', '2026-07-01T05:00:00.000Z'],
    ['2026-11-29T08:00', 'Asia/Kathmandu', '2026-11-29T02:15:00.000Z'],
    ['2026-11-29T08:00', 'UTC', '2026-11-29T08:00:00.000Z'],
    ['2026-10-25T03:30', 'Europe/Helsinki', '2026-10-25T00:30:00.000Z'],
    ['2027-03-28T03:30', 'Europe/Helsinki', '2027-03-28T01:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => expect(instantOf(local, zone)).toBe(instant))
})
