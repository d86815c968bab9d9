import type { CsvValue } from '@doorledger/kernel'

/** A credential as a line of a file: its number is not there to be told. */
export interface ExportedCredential {
  readonly id: string
  readonly kind: string
  readonly last4: string | null
  readonly label: string | null
  readonly state: string
  readonly holder: { readonly userId: string; readonly from: string } | null
  readonly validFrom: string | null
  readonly validUntil: string | null
}

export const credentialExportHead: readonly string[] = [
  'id',
  'kind',
  'last4',
  'label',
  'state',
  'holder',
  'heldFrom',
  'validFrom',
  'validUntil',
]

export const credentialExportCells = ({
  id,
  holder,
  validFrom,
  validUntil,
  ...credential
}: ExportedCredential): readonly CsvValue[] => {
  const { kind, last4, label, state } = credential
  return [id, kind, last4, label, state, holder?.userId, holder?.from, validFrom, validUntil]
}
