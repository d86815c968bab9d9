import type { CredentialState } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'

/** What is left out stays; null removes. */
export interface CredentialChanges {
  readonly label?: string | null
  readonly validFrom?: string | null
  readonly validUntil?: string | null
}

/** @throws {DomainError} `validity_order` */
export const changed = (credential: CredentialState, changes: CredentialChanges): CredentialState => {
  const { label, validFrom, validUntil, ...rest } = credential
  const after = {
    label: kept(label, changes.label),
    validFrom: kept(validFrom, changes.validFrom),
    validUntil: kept(validUntil, changes.validUntil),
  }
  const next: CredentialState = {
    ...rest,
    ...(after.label !== undefined && { label: after.label }),
    ...(after.validFrom !== undefined && { validFrom: after.validFrom }),
    ...(after.validUntil !== undefined && { validUntil: after.validUntil }),
  }
  requireOrder(next)
  return next
}

const kept = (before: string | undefined, change: string | null | undefined): string | undefined =>
  change === undefined ? before : (change ?? undefined)

/** @throws {DomainError} `not_longer` when it is valid for so long already */
export const prolonged = (credential: CredentialState, validUntil: string): CredentialState => {
  if (credential.validUntil === undefined || validUntil <= credential.validUntil) {
    throw new DomainError('not_longer', 'conflict', 'The credential is valid for so long already', {
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
