import { describe, expect, it } from 'vitest'
import { placedReport } from './device-report.js'

const now = new Date('2026-11-22T09:00:00.000Z')
const device = { tenantId: 'default', deviceId: 'front-door' }
const placed = (occurredAt?: string, kind = 'contact') =>
  placedReport({ eventId: '7', occurredAt }, device, { kind, field: 'occurredAt', now })

describe('the report of a device', () => {
  it('has the same id however often it is sent, and another than one of another kind', () => {
    expect(placed('2026-11-22T08:59:59.000Z').reportId).toBe(placed().reportId)
    expect(placed(undefined, 'rex').reportId).not.toBe(placed().reportId)
  })

  it('counts as late after five minutes', () => {
    expect(placed('2026-11-22T08:54:59.999Z').flags).toEqual(['late'])
    expect(placed('2026-11-22T08:55:00.000Z').flags).toEqual([])
  })

  it('happened now when the clock of the device is a little ahead', () =>
    expect(placed('2026-11-22T09:04:00.000Z').about.occurredAt).toBe(now.toISOString()))

  it.each(['1970-01-01T00:00:00.000Z', '2027-11-22T09:00:00.000Z', '2026-11-22T09:05:00.001Z'])(
    'of %s is refused, naming the field',
    (occurredAt) => expect(() => placed(occurredAt)).toThrow(/occurredAt/),
  )
})
