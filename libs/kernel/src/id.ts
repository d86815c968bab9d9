import { hash, randomFillSync } from 'node:crypto'

/** Lower-case RFC 9562 text form, 36 characters. */
export type Uuid = string

/**
 * A new UUIDv7 (RFC 9562 §5.7): sorts by the millisecond it was made in.
 * @param nowMs Unix time in milliseconds
 */
export const newId = (nowMs: number = Date.now()): Uuid => {
  const bytes = randomBytes()
  bytes.writeUIntBE(nowMs, 0, 6)
  return stamped(bytes, 0x70)
}

const ID_BYTES = 16
const pool = Buffer.allocUnsafe(256 * ID_BYTES)
let taken = pool.length

/** Asking the system for many at once is much cheaper. */
const randomBytes = (): Buffer => {
  if (taken === pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  taken += ID_BYTES
  return pool.subarray(taken - ID_BYTES, taken)
}

/**
 * The id of a fact that may be reported more than once: the same parts always give the same id,
 * so whoever repeats the fact repeats its id. UUIDv8 (RFC 9562 §5.8) over SHA-256 of the parts.
 */
export const derivedId = (...parts: readonly (string | number | undefined)[]): Uuid =>
  stamped(hash('sha256', JSON.stringify(parts), 'buffer').subarray(0, 16), 0x80)

/** SHA-256 of text or bytes, 64 lower-case hex digits. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex')

const stamped = (bytes: Buffer, version: 0x70 | 0x80): Uuid => {
  bytes[6] = (bytes[6]! & 0x0f) | version
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
