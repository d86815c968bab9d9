import { describe, expect, it } from 'vitest'
import { changedValidity, validFromOf, validity, validUntilOf } from './instant.js'

const zone = 'Europe/Berlin'

describe('a validity', () => {
  it.each(['2026-03-29', '2026-03-29T17:00:00+01:00', '2026-03-29T17:00:00.123Z'])('may be %s', (text) =>
    expect(validity.safeParse(text).success).toBe(true),
  )

  it.each(['2026-02-29', '0000-01-01', '9999-12-31', '29.03.2026', '2026-03-29T17:00:00', ''])(
    'may not be "%s", and says what it may be',
    (text) => expect(validity.safeParse(text).error?.issues[0]?.message).toMatch(/a time with its offset|and 9998/),
  )

  it('of days begins and ends with them, also when the clocks change', () => {
    expect(validFromOf('2026-03-29', zone)).toBe('2026-03-28T23:00:00.000Z')
    expect(validUntilOf('2026-03-29', zone)).toBe('2026-03-29T22:00:00.000Z')
  })

  it('of instants is what it says', () => {
    expect(validFromOf('2026-03-29T17:00:00+01:00', zone)).toBe('2026-03-29T16:00:00.000Z')
    expect(validUntilOf('2026-03-29T17:00:00+01:00', zone)).toBe('2026-03-29T16:00:00.000Z')
  })

  it('is removed by null, and left alone when nothing is said', () => {
    expect(changedValidity({ validFrom: null }, zone)).toEqual({ validFrom: null })
    expect(changedValidity({ validUntil: '2026-12-31' }, zone)).toEqual({ validUntil: '2026-12-31T23:00:00.000Z' })
  })
})
