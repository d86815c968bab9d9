import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { session, type SessionCommand, type SessionEvent } from './session.js'

const anna = { sessionId: 's1', userId: 'anna' }
const start: SessionCommand = { type: 'start', ...anna, method: 'password' }
const refuseUntil = new Date('2026-11-22T09:23:00.000Z')
const signOut: SessionCommand = { type: 'end', ending: { reason: 'signed_out' }, refuseUntil }
const timeOut: SessionCommand = { type: 'end', ending: { reason: 'timed_out', idleSec: 903 }, refuseUntil }

const loggedIn: SessionEvent = { type: 'auth.user_logged_in', data: { ...anna, method: 'password' } }
const ended = (reason: 'signed_out' | 'timed_out'): SessionEvent => ({
  type: 'session.ended',
  data: { ...anna, reason, refuseUntil: refuseUntil.toISOString() },
})
const loggedOut: SessionEvent = { type: 'auth.user_logged_out', data: { ...anna, reason: 'signed_out' } }

describe('a session', () => {
  it('begins when somebody signs in, once', () => {
    given(session, []).when(start).then([loggedIn])
    given(session, [loggedIn]).when(start).thenRefused('session_exists')
  })

  it('ends when the person signs out', () => {
    given(session, [loggedIn])
      .when(signOut)
      .then([ended('signed_out'), loggedOut])
  })

  it('tells a time-out from a sign-out, and how long nobody was there', () => {
    const timedOut: SessionEvent = { type: 'auth.session_timed_out', data: { ...anna, idleSec: 903 } }
    given(session, [loggedIn])
      .when(timeOut)
      .then([ended('timed_out'), timedOut])
  })

  it('ends once, for the reason that came first', () => {
    given(session, [loggedIn, ended('signed_out'), loggedOut])
      .when(timeOut)
      .then([])
  })

  it('that never was cannot end', () => {
    given(session, []).when(signOut).thenRefused('session_not_found')
  })
})
