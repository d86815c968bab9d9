import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { type BoundTo, Unreadable } from './authenticated-text.js'

const CIPHER = 'aes-256-gcm'
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES

/**
 * AES-256-GCM of many bytes, for files and templates: version (1) ‖ nonce (12) ‖ tag (16) ‖ ciphertext.
 * @param boundTo what it belongs to: moved anywhere else it cannot be unsealed
 */
export const sealBytes = (key: KeyObject, boundTo: BoundTo, content: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(JSON.stringify(boundTo)))
  const text = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text])
}

/** @throws {Unreadable} when it was sealed under another key or for another place, or was changed */
export const unsealBytes = (key: KeyObject, boundTo: BoundTo, sealed: Uint8Array): Buffer => {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw new Unreadable('It is not sealed in a way known here')
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(JSON.stringify(boundTo)))
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()])
  } catch {
    throw new Unreadable('It was sealed under another key or for another place, or was changed since')
  }
}
