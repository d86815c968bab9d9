import { DomainError } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { refuseWeakPassword } from './password-policy.js'

const refusal = (password: string, username = 'anna') => {
  try {
    refuseWeakPassword(password, username, 'newPassword')
    return undefined
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.details['field']] : error
  }
}

describe('a password', () => {
  it('has at least twelve characters, however many bytes these take', () => {
    expect(refusal('elevenchars')).toEqual(['password_too_short', 'newPassword'])
    expect(refusal('twelve chars')).toBeUndefined()
    expect(refusal('🔑'.repeat(11))).toEqual(['password_too_short', 'newPassword'])
    expect(refusal('🔑'.repeat(12))).toBeUndefined()
  })

  it('may be as long as anybody would make it, and needs no digits, capitals or signs', () => {
    expect(refusal('correct horse battery staple '.repeat(30))).toBeUndefined()
    expect(refusal('a'.repeat(1_025))).toEqual(['password_too_long', 'newPassword'])
  })

  it('is not the username', () => {
    expect(refusal('Administrator', 'administrator')).toEqual(['password_is_username', 'newPassword'])
  })
})
