import { describe, expect, it } from 'vitest'
import { reasonsReading, reasonText, shownReason } from './shown-reason.js'

describe('the reason that is shown', () => {
  it('is plain success under duress, to whoever may not know', () => {
    expect(shownReason('duress', false)).toBe('success')
    expect(shownReason('duress', true)).toBe('duress')
    expect(shownReason('lockdown', false)).toBe('lockdown')
  })

  it('reads as an invalid PIN when an unknown credential was a PIN', () => {
    expect(reasonText('unknown_credential', 'pin')).toBe('Invalid PIN')
    expect(reasonText('unknown_credential', 'rfid')).toBe('Unknown credential')
  })
})

describe('reasons found by their text', () => {
  it('are found in any letter case', () =>
    expect(reasonsReading('SCHEDULE', 'rfid', false)).toEqual([
      'scheduled_unlock',
      'schedule_day_not_permitted',
      'outside_schedule_hours',
    ]))

  it('do not give duress away', () => {
    expect(reasonsReading('duress', 'pin', false)).toEqual([])
    expect(reasonsReading('duress', 'pin', true)).toEqual(['duress'])
  })
})
