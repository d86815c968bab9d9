import { seal, unseal } from '@doorledger/privacy'
import { createHmac, hkdfSync, type KeyObject } from 'node:crypto'
import type { ImportRow } from '../domain/import-row.js'

export interface ChunkPlace {
  readonly tenantId: string
  readonly importId: string
  readonly chunkNo: number
}

/** Rows as they wait in the database: readable with the import’s key alone, in their place alone. */
export const sealedRows = (key: KeyObject, place: ChunkPlace, rows: readonly ImportRow[]): string =>
  seal(key, placeOf(place), JSON.stringify(rows))

/** @throws {Unreadable} */
export const unsealedRows = (key: KeyObject, place: ChunkPlace, sealed: string): readonly ImportRow[] =>
  JSON.parse(unseal(key, placeOf(place), sealed)) as readonly ImportRow[]

const placeOf = ({ tenantId, importId, chunkNo }: ChunkPlace) => ({
  tenantId,
  personId: importId,
  eventId: String(chunkNo),
  field: 'import-rows',
})

/** Tells equal values from others as long as the import’s key is there, and says nothing of them without it. */
export const digester = (key: KeyObject): ((field: string, value: string) => string) => {
  const secret = Buffer.from(hkdfSync('sha256', key, '', 'import-seen', 32))
  return (field, value) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([field, value]))
      .digest('base64url')
}
