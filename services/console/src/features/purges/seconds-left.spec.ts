import { describe, expect, it } from 'vitest'
import { secondsLeft } from './seconds-left'

const preview = { requestedAt: '2026-11-29T08:00:00.000Z', tokenExpiresAt: '2026-11-29T08:10:00.000Z' }

describe('a preview of a deletion', () => {
  it.each([
    [0, 600],
    [599_500, 1],
    [600_000, 0],
    [900_000, 0],
  ])('that has been here for %i ms holds for %i s more, whatever the clock of the browser says', (hereMs, left) =>
    expect(secondsLeft(preview, hereMs)).toBe(left),
  )
})
