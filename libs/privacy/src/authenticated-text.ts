import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/** A text that was not encrypted under this key for this place, or not by us: it is never partly read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** What an encrypted value belongs to. Every part, its place and its number count. */
export type BoundTo = readonly string[]

const CIPHER = 'aes-256-gcm'
const VERSION = 'v1.'
/** 96 bits, for which GCM is made (NIST SP 800-38D §5.2.1.1). Random: one key encrypts far fewer than 2^32 values. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM as text: `v1.` and, in base64url without padding, nonce ‖ ciphertext ‖ tag.
 * @see https://doi.org/10.6028/NIST.SP.800-38D
 */
export const encrypted = (key: KeyObject, boundTo: BoundTo, content: Uint8Array): string => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associated(boundTo))
  const parts = [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]
  return VERSION + Buffer.concat(parts).toString('base64url')
}

/** @throws {Unreadable} */
export const decrypted = (key: KeyObject, boundTo: BoundTo, text: string): Buffer => {
  const bytes = bytesOf(text)
  const tagAt = bytes.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(associated(boundTo))
  decipher.setAuthTag(bytes.subarray(tagAt))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, tagAt)), decipher.final()])
  } catch {
    throw new Unreadable('It was encrypted under another key or for another place, or was changed since')
  }
}

/** JSON, so that no two lists of parts give the same bytes. */
const associated = (boundTo: BoundTo): Buffer => Buffer.from(JSON.stringify(boundTo))

/** One value has one text: what Node would read with a wink is refused. */
const bytesOf = (text: string): Buffer => {
  const bytes = Buffer.from(text.slice(VERSION.length), 'base64url')
  const isOurs = text === VERSION + bytes.toString('base64url') && bytes.length >= NONCE_BYTES + TAG_BYTES
  if (!isOurs) throw new Unreadable('It is not an encrypted text of a version known here')
  return bytes
}
