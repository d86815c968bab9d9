import type { ImportKey, ImportRef, ImportVault } from '@doorledger/csv'
import { destroyPersonKey, type PersonKeys, seal, unseal } from '@doorledger/privacy'
import { createHmac, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * An import has a key as a person has: its rows are sealed under it while they wait, and unreadable for good, wherever
 * there is a copy, once the import is over.
 */
export const personKeyVault = (keys: PersonKeys): ImportVault => ({
  create: async (client, ref) => {
    const fresh = await keys.create(ownerOf(ref))
    await fresh.store(client)
    return importKey(fresh.key, ref)
  },
  find: async (ref) => {
    const key = (await keys.find(ref.tenantId, [ref.importId])).get(ref.importId)
    return key && importKey(key, ref)
  },
  destroy: (client, ref, at) => destroyPersonKey(client, ownerOf(ref), at),
  forget: (ref) => keys.forget(ownerOf(ref)),
})

const ownerOf = ({ tenantId, importId }: ImportRef) => ({ tenantId, personId: importId })

/** A chunk can be read in its place alone. */
const importKey = (key: KeyObject, ref: ImportRef): ImportKey => {
  const placeOf = (chunkNo: number) => ({ ...ownerOf(ref), eventId: String(chunkNo), field: 'import-rows' })
  const secret = Buffer.from(hkdfSync('sha256', key, '', 'import-seen', 32))
  return {
    seal: (chunkNo, text) => seal(key, placeOf(chunkNo), text),
    unseal: (chunkNo, sealed) => unseal(key, placeOf(chunkNo), sealed),
    digest: (field, value) =>
      createHmac('sha256', secret)
        .update(JSON.stringify([field, value]))
        .digest('base64url'),
  }
}
