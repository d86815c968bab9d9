import { DomainError } from '@doorledger/kernel'
import { usernameKey } from './username.js'

const LEAST_CHARACTERS = 12
/** Far above what anybody types: only so that hashing costs nobody anything. */
export const MOST_CHARACTERS = 1_024

/**
 * Length is what counts; rules of composition make passwords worse (NIST SP 800-63B-4 §3.1.1.2).
 * @param field of the request that holds the password
 * @throws {DomainError} `password_too_short`, `password_too_long`, `password_is_username`
 */
export const refuseWeakPassword = (password: string, username: string, field: string): void => {
  const length = [...password.normalize('NFKC')].length
  if (length < LEAST_CHARACTERS) {
    throw new DomainError('password_too_short', 'invalid', `must have at least ${LEAST_CHARACTERS} characters`, {
      field,
    })
  }
  if (length > MOST_CHARACTERS) {
    throw new DomainError('password_too_long', 'invalid', `must have at most ${MOST_CHARACTERS} characters`, { field })
  }
  if (usernameKey(password.trim()) === usernameKey(username)) {
    throw new DomainError('password_is_username', 'invalid', 'must not be the username', { field })
  }
}
