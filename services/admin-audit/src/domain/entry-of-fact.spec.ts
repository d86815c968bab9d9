import {
  eventOf,
  loginFailed,
  passwordResetRequested,
  permissionsExpired,
  sessionTimedOut,
  userLoggedIn,
  userLoggedOut,
} from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { entryOfFact } from './entry-of-fact.js'
import { messageText } from './message-text.js'

const at = '2026-11-22T09:17:52.000Z'
const about = (actor = 'system') => ({
  tenantId: 'default',
  service: 'directory',
  occurredAt: at,
  recordedAt: at,
  actor,
})
const { userId } = userLoggedIn.example
const context = { label: '', operation: '', nameOf: (id: string) => (id === userId ? 'anna' : null) }
const text = (entry: ReturnType<typeof entryOfFact>) => messageText(entry!.message, context)

describe('the entry of a sign-in', () => {
  it('says who signed in and how', () => {
    const entry = entryOfFact(eventOf(userLoggedIn, userLoggedIn.example, about(`user:${userId}`)), null)
    expect(entry).toMatchObject({
      entryType: 'auth.login',
      outcome: 'done',
      actor: { type: 'user', id: userId },
      subAction: 'password',
    })
    expect(text(entry)).toBe("User 'anna' logged in.")
  })

  it('has the same message for a log-out and an idle time-out, and another type', () => {
    const out = entryOfFact(eventOf(userLoggedOut, userLoggedOut.example, about(`user:${userId}`)), null)
    const idle = entryOfFact(eventOf(sessionTimedOut, sessionTimedOut.example, about()), null)
    expect(text(out)).toBe("User 'anna' logged out.")
    expect(text(idle)).toBe(text(out))
    expect([out!.entryType, idle!.entryType]).toEqual(['auth.logout', 'auth.session_timeout'])
    expect(idle!.actor).toEqual({ type: 'system', id: null })
  })

  it('shows a failed login alike whether the name exists or not, and never as the person', () => {
    const { userId: _, ...nobody } = loginFailed.example
    const known = entryOfFact(eventOf(loginFailed, loginFailed.example, about('anonymous')), null)!
    const unknown = entryOfFact(eventOf(loginFailed, nobody, about('anonymous')), null)!
    for (const entry of [known, unknown]) {
      expect(entry).toMatchObject({ entryType: 'auth.login_failed', outcome: 'failed', actor: { type: 'anonymous' } })
    }
    expect([text(known), text(unknown)]).toEqual(["User 'anna' login failed.", "User 'unknown' login failed."])
  })

  it('leaves a link that an administrator hands out to the report of what he did', () => {
    const request = (how: 'mail' | 'administrator') =>
      entryOfFact(eventOf(passwordResetRequested, { ...passwordResetRequested.example, how }, about()), null)
    expect(request('mail')?.entryType).toBe('auth.forgot_password')
    expect(request('administrator')).toBeUndefined()
  })

  it('is the same entry, however often the fact is read', () => {
    const event = eventOf(permissionsExpired, permissionsExpired.example, about())
    expect(entryOfFact(event, null)).toEqual(entryOfFact(event, null))
    expect(entryOfFact(event, null)).toMatchObject({ entryType: 'permissions.expired', actor: { type: 'system' } })
  })
})
