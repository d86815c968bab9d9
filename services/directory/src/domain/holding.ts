import type { CredentialHolding } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'

/** @param from instant, RFC 3339 in UTC with milliseconds: such text sorts as the instants do */
export const started = (userId: string, from: string): CredentialHolding => ({ userId, from, until: null })

/** Nobody hands back before he had it, whatever the clocks say. One that has ended stays as it is. */
export const ended = (holding: CredentialHolding | null, at: string): CredentialHolding | null => {
  if (holding === null || holding.until !== null) return holding
  return { ...holding, until: at > holding.from ? at : holding.from }
}

/**
 * Two people never hold the same credential at the same time, and no two holdings begin at the same instant.
 * @throws {DomainError} `holders_overlap`, with the instant after which somebody else can hold it
 */
export const requireAfter = (before: CredentialHolding | null, from: string): void => {
  if (before === null || (from > before.from && from >= (before.until ?? before.from))) return
  const detail = 'A credential has one holder at a time, and somebody else held it then'
  throw new DomainError('holders_overlap', 'conflict', detail, { field: 'from', after: before.until ?? before.from })
}

/**
 * Who will hold a credential some day is not known: when it begins to open doors is its validity.
 * @throws {DomainError} `assigned_ahead`
 */
export const requirePast = (from: string, at: string): void => {
  if (from <= at) return
  throw new DomainError('assigned_ahead', 'invalid', 'must not be in the future', { field: 'from' })
}
