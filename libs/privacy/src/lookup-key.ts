import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { KEY_BYTES } from './data-key.js'

/** The key for lookups is not what it should be. Never says what it is. */
export class LookupKeyFault extends Error {
  override readonly name = 'LookupKeyFault'
}

const keyForm = /^[A-Za-z0-9+/_-]{43}=?$/

/**
 * Finds again what is kept nowhere, such as the number of a card: what is kept is an HMAC-SHA-256 of it, which says
 * nothing to whoever lacks the key. The key must stay the same for as long as something is to be found.
 */
export class LookupKey {
  readonly #key: KeyObject

  private constructor(key: KeyObject) {
    this.#key = key
  }

  /**
   * @param text 256 bits in base64 or base64url; lines that begin with # and empty ones count for nothing
   * @throws {LookupKeyFault}
   */
  static parse(text: string): LookupKey {
    const lines = text.split('\n').map((line) => line.trim())
    const [secret, ...more] = lines.filter((line) => line !== '' && !line.startsWith('#'))
    const bytes = Buffer.from(secret ?? '', 'base64')
    if (secret === undefined || more.length > 0 || !keyForm.test(secret) || bytes.length !== KEY_BYTES) {
      throw new LookupKeyFault('The key for lookups must be 256 bits in base64')
    }
    return new LookupKey(createSecretKey(bytes))
  }

  /**
   * The same parts always give the same answer, other parts another: `hmac('acme', 'key_fob', '04A17F3A')`.
   * @returns 64 lower-case hexadecimal digits
   */
  hmac(...parts: readonly string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('hex')
  }

  /** A key for another purpose, from which nothing of this one follows. No answer of {@link hmac} is one. 32 bytes */
  derived(purpose: string, ...about: readonly string[]): Buffer {
    return createHmac('sha256', this.#key).update(JSON.stringify({ purpose, about })).digest()
  }

  /** By which a key is known again; 16 hexadecimal digits that tell nothing of it. */
  get fingerprint(): string {
    return this.hmac('fingerprint of the key for lookups').slice(0, 16)
  }
}
