import { type CredentialKind, credentialKind, credentialNumber, lineOfText } from '@doorledger/contracts'
import { type ImportColumns, type ImportRow, readRow, type RowFault } from '@doorledger/csv/rows'
import { z } from 'zod'
import { validFromOf, validity, validUntilOf } from './instant.js'

export const credentialColumns: ImportColumns = {
  required: ['kind', 'number'],
  optional: ['label', 'holder', 'validFrom', 'validUntil'],
  passedOver: ['id'],
}

/** A credential a row describes. */
export interface CredentialRow {
  readonly line: number
  readonly kind: CredentialKind
  /** as it is written when it is looked up */
  readonly number: string
  readonly label: string | undefined
  /** id, `userNo` or user name */
  readonly holder: string | undefined
  readonly validFrom: string | undefined
  readonly validUntil: string | undefined
}

const rowIn = (zone: string) =>
  z
    .strictObject({
      kind: credentialKind,
      number: z.string(),
      label: lineOfText(200).optional(),
      holder: z.string().trim().min(1).max(254).optional(),
      validFrom: validity.optional(),
      validUntil: validity.optional(),
    })
    .transform((given, context) => {
      const { data: number, error } = credentialNumber[given.kind].safeParse(given.number)
      if (error) fault(context, 'number', error.issues[0]?.message ?? 'is not valid')
      const validFrom = given.validFrom && validFromOf(given.validFrom, zone)
      const validUntil = given.validUntil && validUntilOf(given.validUntil, zone)
      if (validFrom !== undefined && validUntil !== undefined && validFrom >= validUntil) {
        fault(context, 'validUntil', 'must be later than validFrom')
      }
      return { ...given, validFrom, validUntil, number: number ?? '' }
    })

const fault = (context: z.RefinementCtx, field: string, message: string): void =>
  context.addIssue({ code: 'custom', path: [field], message })

/**
 * Reads rows: what each says, or everything that is wrong with it by itself. No fault repeats the number.
 * @param zone of the site: decides when a day begins that a credential is valid from
 */
export const credentialRowsIn = (zone: string): ((given: ImportRow) => CredentialRow | readonly RowFault[]) => {
  const row = rowIn(zone)
  return (given) => {
    const read = readRow(row, credentialColumns, given)
    if (!('number' in read)) return read
    const { kind, number, label, holder, validFrom, validUntil } = read
    return { line: given.line, kind, number, label, holder, validFrom, validUntil }
  }
}

/** What must be known of the directory and of the rest of the file. */
export interface CredentialRowContext {
  readonly isNumberTaken: boolean
  /** line of the file that had the same before */
  readonly numberSeenAt: number | undefined
  /** whoever the row names, if there is one */
  readonly holder: { readonly enabled: boolean; readonly isErased: boolean } | undefined
}

/** Everything that is wrong with a row where it is to go; nothing when it can be taken. */
export const credentialFaultsThere = (row: CredentialRow, known: CredentialRowContext): readonly RowFault[] => [
  ...numberFaults(row, known),
  ...holderFaults(row, known),
]

const numberFaults = ({ line }: CredentialRow, { isNumberTaken, numberSeenAt }: CredentialRowContext) => {
  const field = 'number'
  if (numberSeenAt !== undefined) return [{ line, field, rule: 'duplicate', detail: `is also in line ${numberSeenAt}` }]
  return isNumberTaken ? [{ line, field, rule: 'taken', detail: 'is the number of another of this kind' }] : []
}

const holderFaults = ({ line, holder: named }: CredentialRow, { holder }: CredentialRowContext) => {
  const field = 'holder'
  if (named === undefined) return []
  if (holder === undefined)
    return [{ line, field, rule: 'user_not_found', detail: 'names a person who does not exist' }]
  if (holder.isErased) return [{ line, field, rule: 'user_erased', detail: 'names somebody who was erased' }]
  return holder.enabled ? [] : [{ line, field, rule: 'user_disabled', detail: 'names somebody who is disabled' }]
}
