import { describe, expect, it } from 'vitest'
import { messageText } from './message-text.js'

const context = {
  label: 'User Update',
  operation: 'updated',
  nameOf: (id: string) => (id === 'anna' ? 'Anna Korhonen' : null),
}
const text = (code: string, params: Record<string, string | number> = {}) => messageText({ code, params }, context)

describe('the message of an entry', () => {
  it('says of sign-ins what the source says, word for word', () => {
    expect(text('auth.login', { userId: 'anna' })).toBe("User 'Anna Korhonen' logged in.")
    expect(text('auth.logout', { userId: 'anna' })).toBe("User 'Anna Korhonen' logged out.")
    expect(text('auth.login_failed', { userId: 'anna' })).toBe("User 'Anna Korhonen' login failed.")
  })

  it('is the same for a log-out and an idle time-out', () =>
    expect(text('auth.session_timeout', { userId: 'anna' })).toBe(text('auth.logout', { userId: 'anna' })))

  it('does not name somebody whom nobody knows', () =>
    expect(text('auth.login_failed')).toBe("User 'unknown' login failed."))

  it('counts licences with the used ones first, after an en dash', () => {
    expect(text('license.uploaded')).toBe('New license file successfully uploaded.')
    expect(text('license.compliance_status', { used: 568, available: 672 })).toBe('Okay – 568 of 672 licenses in use.')
    expect(text('license.exceeded', { used: 698, available: 672 })).toBe('Licenses Exceeded – 698 of 672 licenses.')
  })

  it('says what was done to what when the source has no sentence', () => {
    expect(text('user.update', { kind: 'user', id: 'anna' })).toBe("User Update: updated user 'Anna Korhonen'")
    expect(text('user.update', { kind: 'user', id: 'bert' })).toBe("User Update: updated user 'bert'")
    expect(text('dr.schedule', {})).toBe('User Update: updated')
  })

  it('is the text that an integration gave', () => expect(text('scene.update', { text: 'Scene 3' })).toBe('Scene 3'))
})
