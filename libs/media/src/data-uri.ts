/** What a `data:` URI holds. */
export interface DataUri {
  /** lower case, without parameters */
  readonly mime: string
  readonly bytes: Buffer
}

const form = /^data:([a-z]+\/[a-z0-9.+-]+)((?:;[a-z0-9-]+=[^;,]*)*);base64,([A-Za-z0-9+/]*={0,2})$/i

/**
 * Reads a `data:` URI in base64 (RFC 2397).
 * @returns undefined when it is none
 */
export const dataUriIn = (text: string): DataUri | undefined => {
  const [, mime, , base64] = form.exec(text) ?? []
  if (mime === undefined || base64 === undefined) return undefined
  return { mime: mime.toLowerCase(), bytes: Buffer.from(base64, 'base64') }
}
