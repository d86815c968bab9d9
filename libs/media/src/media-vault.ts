import { derivedId, sha256 } from '@doorledger/kernel'
import { type PersonKeys, sealBytes, Unreadable, unsealBytes } from '@doorledger/privacy'
import type { KeyObject } from 'node:crypto'
import type { ObjectStore } from './object-store.js'

/** Whose a picture is. */
export interface MediaHolder {
  readonly tenantId: string
  /** under whose key it is sealed; without, under that of the tenant */
  readonly personId?: string | undefined
}

/** The person was erased: nothing of him is kept any more. */
export class HolderErased extends Error {
  override readonly name = 'HolderErased'
}

/**
 * Pictures in object storage, named by their content and sealed under the key of whose they are: whoever has the store
 * has nothing, and erasing a person makes his pictures unreadable wherever copies of them are.
 */
export class MediaVault {
  constructor(
    private readonly store: ObjectStore,
    private readonly people: () => Promise<PersonKeys>,
  ) {}

  /**
   * Resolves when it is durable. The same picture of the same holder is one object.
   * @returns `sha256:` and the digest of the picture
   * @throws {HolderErased}
   * @throws {ObjectStoreUnavailable}
   */
  async put(holder: MediaHolder, bytes: Uint8Array): Promise<string> {
    const key = await this.keyOf(holder)
    if (key === undefined) throw new HolderErased('The person was erased')
    const ref = `sha256:${sha256(bytes)}`
    await this.store.put(objectKey(holder, ref), sealBytes(key, boundTo(holder, ref), bytes))
    return ref
  }

  /**
   * @returns undefined when it is not there, or cannot be read any more
   * @throws {ObjectStoreUnavailable}
   */
  async get(holder: MediaHolder, ref: string): Promise<Buffer | undefined> {
    const key = await this.keyOf(holder)
    if (key === undefined) return undefined
    const sealed = await this.store.get(objectKey(holder, ref))
    return sealed && unsealed(key, boundTo(holder, ref), sealed)
  }

  delete(holder: MediaHolder, ref: string): Promise<void> {
    return this.store.delete(objectKey(holder, ref))
  }

  /** For who erases a person. */
  deleteAll(holder: Required<MediaHolder>): Promise<void> {
    return this.store.deleteAll(`${folderOf(holder)}/`)
  }

  private async keyOf(holder: MediaHolder): Promise<KeyObject | undefined> {
    const people = await this.people()
    return people.findOrCreate({ tenantId: holder.tenantId, personId: holder.personId ?? tenantKeyId(holder.tenantId) })
  }
}

/** The tenant's own key stands among those of people, and is wrapped anew with them. */
const tenantKeyId = (tenantId: string): string => derivedId('tenant media key', tenantId)

const folderOf = ({ tenantId, personId }: MediaHolder): string =>
  `${encodeURIComponent(tenantId)}/${personId === undefined ? 'tenant' : encodeURIComponent(personId)}`

const objectKey = (holder: MediaHolder, ref: string): string => `${folderOf(holder)}/${ref.replace(':', '-')}`

const boundTo = ({ tenantId, personId = '' }: MediaHolder, ref: string) => ['media', tenantId, personId, ref]

const unsealed = (key: KeyObject, place: readonly string[], sealed: Buffer): Buffer | undefined => {
  try {
    return unsealBytes(key, place, sealed)
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
