import { describe, expect, it } from 'vitest'
import { dueEnding, endsAt, type OpenSession, refreshOf } from './session-life.js'

const limits = { idleSec: 900, lifetimeSec: 43_200 }
const start = new Date('2026-11-22T09:00:00.000Z')
const at = (sec: number) => new Date(start.getTime() + sec * 1000)
const open: OpenSession = {
  startedAt: start,
  lastUsedAt: start,
  generation: 3,
  isPersonEnabled: true,
  isPasswordOutdated: false,
}

describe('an open session', () => {
  it('goes on until it was idle for the configured time', () => {
    expect(dueEnding(open, at(899), limits)).toBeUndefined()
    expect(dueEnding(open, at(900), limits)).toEqual({ reason: 'timed_out', idleSec: 900 })
    expect(dueEnding({ ...open, lastUsedAt: at(600) }, at(900), limits)).toBeUndefined()
  })

  it('ends after its lifetime however busy it is', () => {
    const busy = { ...open, lastUsedAt: at(43_100) }
    expect(dueEnding(busy, at(43_199), limits)).toBeUndefined()
    expect(dueEnding(busy, at(43_200), limits)).toEqual({ reason: 'lifetime_over' })
  })

  it('ends with what its person may do, and with the password it began with', () => {
    expect(dueEnding({ ...open, isPersonEnabled: false }, at(1), limits)).toEqual({ reason: 'person_disabled' })
    expect(dueEnding({ ...open, isPasswordOutdated: true }, at(1), limits)).toEqual({ reason: 'password_changed' })
  })

  it('does not end when a clock goes back', () => {
    expect(dueEnding(open, at(-60), limits)).toBeUndefined()
  })

  it('says when it ends by itself', () => {
    expect(endsAt(open, limits)).toEqual(at(900))
    expect(endsAt({ ...open, lastUsedAt: at(43_000) }, limits)).toEqual(at(43_200))
  })
})

describe('a refresh', () => {
  it('goes on with the newest token', () => {
    expect(refreshOf(open, 3, at(60), limits)).toBe('refresh')
  })

  it('answers again when the token replaced last is shown within half a minute', () => {
    expect(refreshOf(open, 2, at(0), limits)).toBe('answer_again')
    expect(refreshOf(open, 2, at(29), limits)).toBe('answer_again')
    expect(refreshOf(open, 2, at(-5), limits)).toBe('answer_again')
  })

  it('ends the session when a token is shown that was used before: later, or an older one', () => {
    expect(refreshOf(open, 2, at(30), limits)).toEqual({ reason: 'refresh_token_reused' })
    expect(refreshOf(open, 1, at(1), limits)).toEqual({ reason: 'refresh_token_reused' })
    expect(refreshOf(open, 4, at(1), limits)).toEqual({ reason: 'refresh_token_reused' })
  })

  it('comes too late within the grace, too, when the person may no longer', () => {
    expect(refreshOf({ ...open, isPersonEnabled: false }, 2, at(1), limits)).toEqual({ reason: 'person_disabled' })
  })

  it('comes too late for a session that was idle for too long', () => {
    expect(refreshOf(open, 3, at(900), limits)).toMatchObject({ reason: 'timed_out' })
  })
})
