const HYPHEN = 0x2d
const LETTERS = 0x60
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Writes lower-case hexadecimal, with or without hyphens, as bytes. */
export const writeHex = (text: string, bytes: Uint8Array, at: number): void => {
  let place = at
  let high = -1
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n)
    if (code === HYPHEN) continue
    const digit = code > LETTERS ? code - 87 : code - 48
    if (high < 0) {
      high = digit
      continue
    }
    bytes[place] = (high << 4) | digit
    place += 1
    high = -1
  }
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
