import { type AccessType, type AttemptEvent, type AuditRecord, bitsOfHex, numbersOfCard } from '@doorledger/contracts'

/** What stands in events for a credential that a lock has read: a keyed hash, the same one the directory publishes. */
export type MarkOf = (tenantId: string, reference: string) => string

/** A lock files what it has nothing to say about as zeros. */
const namesCredential = (dataHex: string): boolean => /[1-9A-F]/.test(dataHex)

/**
 * What a record says of the credential: the likeliest number of a card whose bits the lock has read, or what the lock
 * files of a credential it knows.
 */
export const referenceIn = ({ dataHex, card }: Pick<AuditRecord, 'dataHex' | 'card'>): string | undefined => {
  if (card !== undefined) return numbersOfCard(bitsOfHex(card.bitsHex, card.bitLength))[0]
  return namesCredential(dataHex) ? dataHex : undefined
}

/**
 * The credential of an attempt, by the data of the lock's record. What is known or shown, such as a PIN, is not what
 * locks file; and a button, an operator or a schedule opens without any.
 */
export const credentialRead = (
  { tenantId, record }: { readonly tenantId: string; readonly record: Pick<AuditRecord, 'dataHex' | 'card'> },
  accessType: AccessType,
  markOf: MarkOf,
): AttemptEvent['data']['credential'] => {
  const kind = kindRead[accessType]
  const reference = referenceIn(record)
  return kind === undefined || reference === undefined ? undefined : { kind, hmac: markOf(tenantId, reference) }
}

const kindRead: Partial<Record<AccessType, string>> = {
  unknown: 'unknown',
  rfid: 'unknown',
  phone_key: 'phone_key',
  key_fob: 'key_fob',
  keycard: 'keycard',
}
