import { sha256 } from '@doorledger/kernel'
import type { ClientBase } from 'pg'

/** Of which import something is. */
export interface ImportRef {
  readonly tenantId: string
  readonly importId: string
}

/** Keeps the rows of one import while they wait. */
export interface ImportKey {
  /** @returns text from which nobody without the key learns anything, if the rows are anybody’s secret */
  seal(chunkNo: number, text: string): string
  unseal(chunkNo: number, sealed: string): string
  /** tells equal values of a field from others, and says no more of them than `seal` does */
  digest(field: string, value: string): string
}

/** Where the keys of imports are. A service whose files hold what people own has keys that can be destroyed. */
export interface ImportVault {
  /** a key for a new import, kept in the transaction that makes it */
  create(client: ClientBase, ref: ImportRef): Promise<ImportKey>
  /** undefined when it was destroyed: the rows cannot be read any more */
  find(ref: ImportRef): Promise<ImportKey | undefined>
  /** for good, in the transaction that ends the import */
  destroy(client: ClientBase, ref: ImportRef, at: Date): Promise<void>
  /** once that transaction is committed: this process then needs the key no more */
  forget(ref: ImportRef): void
}

/** `ImportVault`, one for each service that imports. */
export const IMPORT_VAULT = Symbol('IMPORT_VAULT')

const plainKey: ImportKey = {
  seal: (_, text) => text,
  unseal: (_, sealed) => sealed,
  digest: (field, value) => sha256(JSON.stringify([field, value])),
}

/** For files in which nothing is personal or secret: rows wait as they came. */
export const plainVault: ImportVault = {
  create: () => Promise.resolve(plainKey),
  find: () => Promise.resolve(plainKey),
  destroy: () => Promise.resolve(),
  forget: () => undefined,
}
