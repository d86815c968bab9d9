import { createSecretKey, type KeyObject } from 'node:crypto'
import { decrypted, encrypted } from './authenticated-text.js'
import { controllersHash } from './controller-tag.js'
import type { LookupKey } from './lookup-key.js'

/** What services that decide know of a credential, and no reader of the log. */
export interface SealedFacts {
  /** {@link controllersHash} of the number; 32 bytes */
  readonly controllersHash: Buffer
  readonly duress: boolean
}

/** What is sealed belongs to the hash by which the credential is found. */
interface Sealing {
  readonly tenantId: string
  /** what that hash is made of */
  readonly parts: readonly string[]
  readonly hmac: string
  readonly duress: boolean
}

const HASH_BYTES = 32

/**
 * Seals what of a credential is in the log for services that decide alone: whether it is a duress PIN, and a hash by
 * which controllers find it while they are offline. Each is as long as any other, so none shows what is in it.
 */
export class CredentialSeal {
  readonly #sealing: KeyObject

  constructor(private readonly key: LookupKey) {
    this.#sealing = createSecretKey(key.derived('seal of credentials'))
  }

  seal({ tenantId, parts, hmac, duress }: Sealing): string {
    const hash = controllersHash(this.controllersKey(tenantId), parts)
    return encrypted(this.#sealing, ['credential', hmac], Buffer.concat([hash, Buffer.of(Number(duress))]))
  }

  /** @throws {Unreadable} when it is of another credential, or was sealed under another key */
  open(hmac: string, sealed: string): SealedFacts {
    const bytes = decrypted(this.#sealing, ['credential', hmac], sealed)
    return { controllersHash: bytes.subarray(0, HASH_BYTES), duress: bytes[HASH_BYTES] === 1 }
  }

  /** The same for all controllers of an organisation. Finds nothing by itself: see {@link deviceTag}. 32 bytes */
  controllersKey(tenantId: string): Buffer {
    return this.key.derived('controllers', tenantId)
  }

  /**
   * Of one device, and another one with each credential that it is given. 32 bytes
   * @param tokenHash SHA-256 of the credential of the device
   */
  deviceKey(tenantId: string, deviceId: string, tokenHash: string): Buffer {
    return this.key.derived('controller', tenantId, deviceId, tokenHash)
  }
}
