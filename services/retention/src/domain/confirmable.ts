import type { PurgeCount } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { PurgeStatus } from './purge-status.js'

const TOKEN_MS = 600_000

/** A preview somebody wants to go through with. */
export interface Previewed {
  readonly requestedBy: string
  readonly requestedAt: string
  readonly keepDays: number | null
  readonly status: PurgeStatus
  readonly preview: PurgeCount | null
}

interface Confirmation {
  readonly by: string
  readonly confirmation: string
  readonly now: Date
}

/** @throws {DomainError} naming the rule; nothing is deleted */
export const requireConfirmable = (purge: Previewed | undefined, { by, confirmation, now }: Confirmation): void => {
  if (purge === undefined || purge.requestedBy !== by) {
    throw refusal('purge_token_unknown', 'token', 'is of no preview of yours, or was used')
  }
  if (now.getTime() > Date.parse(purge.requestedAt) + TOKEN_MS) {
    throw refusal('purge_token_expired', 'token', 'has expired: ask for a preview again')
  }
  if (confirmation.trim() !== String(purge.keepDays)) {
    throw new DomainError('confirmation_mistyped', 'invalid', 'confirmation: must be the number of days to keep', {
      field: 'confirmation',
    })
  }
  requireSomething(purge)
}

const requireSomething = ({ status, preview }: Previewed): void => {
  if (status !== 'previewed' || preview === null) {
    throw refusal('purge_not_counted', 'token', 'is of a preview that is still counted')
  }
  if (preview.rows > 0) return
  if (preview.held > 0) throw refusal('under_legal_hold', 'token', 'every row is under a legal hold')
  throw refusal('nothing_to_delete', 'token', 'there is nothing to delete')
}

const refusal = (code: string, field: string, problem: string): DomainError =>
  new DomainError(code, 'conflict', `${field}: ${problem}`, { field })
