import type { CredentialState } from '@doorledger/contracts'
import { type Changes, DomainError, withChanges } from '@doorledger/kernel'

export type CredentialChanges = Changes<Pick<CredentialState, 'label' | 'validFrom' | 'validUntil'>>

/** @throws {DomainError} `validity_order` */
export const changed = (credential: CredentialState, changes: CredentialChanges): CredentialState => {
  const next = withChanges(credential, changes)
  requireOrder(next)
  return next
}

/** @throws {DomainError} `not_longer` when it is valid for so long already */
export const extended = (credential: CredentialState, validUntil: string): CredentialState => {
  if (credential.validUntil === undefined || validUntil <= credential.validUntil) {
    throw new DomainError('not_longer', 'conflict', 'The credential is already valid until then or longer', {
      field: 'validUntil',
      ...(credential.validUntil !== undefined && { currentValidUntil: credential.validUntil }),
    })
  }
  return { ...credential, validUntil }
}

/** @throws {DomainError} `validity_order` */
export const requireOrder = ({ validFrom, validUntil }: CredentialState): void => {
  if (validFrom === undefined || validUntil === undefined || validFrom < validUntil) return
  throw new DomainError('validity_order', 'invalid', 'must be later than validFrom', { field: 'validUntil' })
}
