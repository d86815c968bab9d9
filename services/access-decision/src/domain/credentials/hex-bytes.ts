const HYPHEN = 0x2d
const ZERO = 0x30
const NINE = 0x39
const A = 0x61
const F = 0x66
const UUID_LENGTH = 36
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** @returns whether it was a UUID in lower case; what was written before that was seen is of no use */
export const writeUuid = (text: string, bytes: Uint8Array, at: number): boolean => {
  if (text.length !== UUID_LENGTH) return false
  let place = at
  for (let n = 0; n < UUID_LENGTH; n += 2) {
    if (n === 8 || n === 13 || n === 18 || n === 23) {
      if (text.charCodeAt(n) !== HYPHEN) return false
      n += 1
    }
    const byte = byteAt(text, n)
    if (byte < 0) return false
    bytes[place] = byte
    place += 1
  }
  return true
}

/** @returns whether it was lower-case hexadecimal of that many bytes; what was written before that was seen is of no use */
export const writeHex = (text: string, bytes: Uint8Array, at: number, lengthBytes: number): boolean => {
  if (text.length !== lengthBytes * 2) return false
  for (let n = 0; n < lengthBytes; n += 1) {
    const byte = byteAt(text, n * 2)
    if (byte < 0) return false
    bytes[at + n] = byte
  }
  return true
}

/** Below 0 where there are no two digits. */
const byteAt = (text: string, at: number): number => (digit(text.charCodeAt(at)) << 4) | digit(text.charCodeAt(at + 1))

const digit = (code: number): number => {
  if (code >= ZERO && code <= NINE) return code - ZERO
  return code >= A && code <= F ? code - A + 10 : -1
}

export const readHex = (bytes: Uint8Array, from: number, to: number): string => {
  let text = ''
  for (let n = from; n < to; n += 1) text += HEX[bytes[n]!]!
  return text
}

export const readUuid = (bytes: Uint8Array, at: number): string => {
  const part = (from: number, to: number) => readHex(bytes, at + from, at + to)
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, 16)}`
}
