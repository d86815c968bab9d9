import { createHmac } from 'node:crypto'

const TAG_BYTES = 16

/** HMAC-SHA-256 of the parts as JSON: the first of two steps by which a controller finds what was presented to it. */
export const controllersHash = (controllersKey: Uint8Array, parts: readonly string[]): Buffer =>
  createHmac('sha256', controllersKey).update(JSON.stringify(parts)).digest()

/**
 * The second step: the first 16 bytes of HMAC-SHA-256, under the key of one device. Whoever has the key of one
 * controller finds nothing in what another one holds, and nothing in the log.
 * @returns 32 lower-case hexadecimal digits
 */
export const deviceTag = (deviceKey: Uint8Array, content: Uint8Array | string): string =>
  createHmac('sha256', deviceKey).update(content).digest().subarray(0, TAG_BYTES).toString('hex')
