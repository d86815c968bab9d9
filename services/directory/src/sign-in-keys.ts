import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Keys for one purpose each, derived (HKDF, RFC 5869) from the secret in the configuration. With another secret, signing
 * keys cannot be unsealed and are replaced, and everybody has to sign in again.
 */
export class SignInKeys {
  private readonly sealing: Buffer
  private readonly marking: Buffer
  private readonly refreshing: Buffer
  private readonly recognising: Buffer

  constructor(secret: string) {
    const derived = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', secret, '', `doorledger sign-in: ${purpose}`, KEY_BYTES))
    this.sealing = derived('sealing of signing keys')
    this.marking = derived('marks of names and addresses')
    this.refreshing = derived('refresh tokens')
    this.recognising = derived('cookies of clients')
  }

  /** AES-256-GCM: nonce, tag, ciphertext. Opens with the same `context` only. */
  seal(content: Uint8Array, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce).setAAD(Buffer.from(context))
    const sealed = Buffer.concat([cipher.update(content), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  /** Undefined when it was sealed under another secret or for another context, or is damaged. */
  unseal(sealed: Buffer, context: string): Buffer | undefined {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.sealing, sealed.subarray(0, NONCE_BYTES))
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    } catch {
      return undefined
    }
  }

  /** A mark by which the same name, address or client is known again, and from which nobody without the secret finds it. */
  markOf(kind: 'name' | 'address' | 'client', text: string): string {
    return createHmac('sha256', this.marking).update(`${kind}:${text}`).digest('hex')
  }

  /** The part of a refresh token that proves that we made it. */
  proofOf(sessionId: string, generation: number): Buffer {
    return createHmac('sha256', this.refreshing).update(`${sessionId}:${generation}`).digest()
  }

  /** The part of a client’s cookie that proves that we made it. */
  proofOfClient(clientId: string): Buffer {
    return createHmac('sha256', this.recognising).update(clientId).digest()
  }
}
