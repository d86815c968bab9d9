import { describe, expect, it } from 'vitest'
import { type MatchRow, Pictured, type SettingsFrom } from './pictured.js'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const attempt = (day: number, userId: string | null = 'anna') => ({
  access_event_id: 'one',
  user_id: userId,
  occurred_at: at(day),
})
const on: SettingsFrom = { changed_at: at(10), enabled: true, green_pct: 50, amber_pct: 30 }
const scored: MatchRow = {
  access_event_id: 'one',
  status: 'scored',
  detail: null,
  score_pct: 49.96,
  faces: 2,
  low_quality: false,
}
const snapshot = {
  access_event_id: 'one',
  source: 'link' as const,
  url: 'https://a.example/clip.MP4?sig=1',
  mime: null,
  taken_at: null,
  expires_at: at(20),
  fault: null,
}

describe('what a row shows of faces', () => {
  it('is the score, cut, in its band', () => {
    expect(new Pictured([scored], [], [on]).match(attempt(12))).toEqual({
      status: 'scored',
      text: '⚠ 49%',
      scorePct: 49,
      band: 'amber',
      faces: 2,
      lowQuality: false,
      detail: null,
    })
  })

  it('is in another band once the bands are others, with nothing scored anew', () => {
    const lower = { ...on, changed_at: at(14), green_pct: 40 }
    expect(new Pictured([scored], [], [on, lower]).match(attempt(12))).toMatchObject({ text: '✓ 49%', band: 'green' })
  })

  it('is off before it was switched on, and while it was off, whatever it is now', () => {
    const pictured = new Pictured([], [], [on, { ...on, changed_at: at(15), enabled: false }])
    expect(pictured.match(attempt(9))?.text).toBe('off')
    expect(pictured.match(attempt(12))).toBeNull()
    expect(pictured.match(attempt(16))?.text).toBe('off')
    expect(new Pictured([], [], []).match(attempt(12))?.text).toBe('off')
  })

  it('is a dash for whoever nobody knows', () => {
    expect(new Pictured([], [snapshot], [on]).match(attempt(12, null))?.text).toBe('—')
  })

  it.each([
    ['opt_out', 'opt-out'],
    ['no_photo', 'no photo'],
    ['no_face', 'no face'],
    ['error', 'error'],
  ] as const)('is said in words: %s', (status, text) => {
    const skipped = { ...scored, status, score_pct: null, detail: 'too_dark' }
    expect(new Pictured([skipped], [], [on]).match(attempt(12))).toMatchObject({ text, detail: 'too_dark', band: null })
  })

  it('is nothing when it did not run', () => {
    expect(new Pictured([{ ...scored, status: 'not_run' }], [], [on]).match(attempt(12))).toBeNull()
  })
})

describe('what a row shows of its picture', () => {
  it('is where it is and until when, and whether it moves', () => {
    expect(new Pictured([], [snapshot], []).snapshot(attempt(12))).toEqual({
      kind: 'link',
      isClip: true,
      mime: null,
      takenAt: null,
      expiresAt: '2026-11-20T00:00:00.000Z',
      fault: null,
    })
    expect(new Pictured([], [], []).snapshot(attempt(12))).toBeNull()
  })
})
