import type { AccessType, AttemptEvent } from '@doorledger/contracts'

/** What stands in events for a credential that a lock has read: a keyed hash, the same one the directory publishes. */
export type MarkOf = (tenantId: string, reference: string) => string

/** A lock files what it has nothing to say about as zeros. */
export const namesCredential = (dataHex: string): boolean => /[1-9A-F]/.test(dataHex)

/**
 * The credential of an attempt, by the data of the lock's record. What is known or shown, such as a PIN, is not what
 * locks file; and a button, an operator or a schedule opens without any.
 */
export const credentialRead = (
  { tenantId, dataHex }: { readonly tenantId: string; readonly dataHex: string },
  accessType: AccessType,
  markOf: MarkOf,
): AttemptEvent['data']['credential'] => {
  const kind = kindRead[accessType]
  return kind === undefined || !namesCredential(dataHex) ? undefined : { kind, hmac: markOf(tenantId, dataHex) }
}

const kindRead: Partial<Record<AccessType, string>> = {
  unknown: 'unknown',
  rfid: 'unknown',
  phone_key: 'phone_key',
  key_fob: 'key_fob',
  keycard: 'keycard',
}
