import { csvLine } from '@doorledger/kernel'

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

export const credentialExportHead = csvLine([
  'id',
  'kind',
  'last4',
  'label',
  'state',
  'holder',
  'heldFrom',
  'validFrom',
  'validUntil',
])

export const credentialExportLine = ({
  id,
  holder,
  validFrom,
  validUntil,
  ...credential
}: ExportedCredential): string => {
  const { kind, last4, label, state } = credential
  return csvLine([id, kind, last4, label, state, holder?.userId, holder?.from, validFrom, validUntil])
}
