import { describe, expect, it } from 'vitest'
import { checkOf, entryOfCheck } from './license-check.js'
import { messageText } from './message-text.js'

const context = { label: '', operation: '', nameOf: () => null }
const checked = (used: number, available = 672) => {
  const entry = entryOfCheck({ tenantId: 'default', used, available }, '2026-11-22')
  return [entry.label, messageText(entry.message, context)]
}

describe('the daily check of licences', () => {
  it.each([
    [568, 'Sensor Compliance Status', 'Okay – 568 of 672 licenses in use.'],
    [671, 'Sensor Compliance Status', 'Okay – 671 of 672 licenses in use.'],
    [672, 'Sensor Compliance Status', 'Okay – 672 of 672 licenses in use.'],
    [673, 'Sensor License Status', 'Licenses Exceeded – 673 of 672 licenses.'],
    [698, 'Sensor License Status', 'Licenses Exceeded – 698 of 672 licenses.'],
  ])('says of %i devices: %s', (used, label, text) => expect(checked(used)).toEqual([label, text]))

  it.each([
    ['Europe/Helsinki', '2026-03-29T12:00:00Z', '2026-03-28T22:00:00.000Z'],
    ['Europe/Helsinki', '2026-10-25T12:00:00Z', '2026-10-24T21:00:00.000Z'],
    ['America/New_York', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-03-08T12:00:00Z', '2026-03-08T05:00:00.000Z'],
    ['Asia/Kolkata', '2028-02-29T12:00:00Z', '2028-02-28T18:30:00.000Z'],
  ])('is due at 0:00 in %s on the day of %s', (zone, now, dueAt) =>
    expect(checkOf(zone, new Date(now)).dueAt.toISOString()).toBe(dueAt),
  )

  it.each(['Europe/Helsinki', 'America/New_York', 'Asia/Kolkata'])('is one a day in %s, all year', (zone) => {
    const days = new Set<string>()
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      days.add(checkOf(zone, new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000)).dueAt.toISOString())
    }
    expect([365, 366]).toContain(days.size)
  })

  it('is the same entry for the same day, whoever checks', () => {
    const of = (day: string) => entryOfCheck({ tenantId: 'default', used: 1, available: 2 }, day).entryId
    expect(of('2026-11-22')).toBe(of('2026-11-22'))
    expect(of('2026-11-22')).not.toBe(of('2026-11-23'))
  })
})
