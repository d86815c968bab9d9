import type { CredentialState } from '@doorledger/contracts'
import { started } from '../../domain/holding.js'
import type { KnownRow } from './known-rows.js'

/** The credential a row describes, held from the instant of the import on. */
export const credentialOf = ({ row, hashed, holder }: KnownRow, credentialId: string, at: string): CredentialState => {
  const { kind, label, validFrom, validUntil } = row
  return {
    credentialId,
    kind,
    ...hashed,
    state: 'active',
    holder: holder === undefined ? null : started(holder.userId, at),
    ...(label !== undefined && { label }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
  }
}
