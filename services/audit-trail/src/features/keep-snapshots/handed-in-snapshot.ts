import { DomainError } from '@doorledger/kernel'
import { dataUriIn, sentSnapshot as sentBody } from '@doorledger/media'

/** A picture as a device sends it. */
export type HandedInSnapshot =
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly mime: string; readonly source: 'upload' | 'data_uri' }
  | {
      readonly kind: 'link'
      readonly url: string
      readonly mime: string | undefined
      readonly expiresAt: string | undefined
    }

const PICTURE = /^image\/[a-z0-9.+-]+$/

/**
 * Reads the body of an upload: a picture as it is, or JSON with a data URI or an address.
 * @throws {DomainError} naming the field
 */
export const handedInSnapshot = (
  contentType: string | undefined,
  body: Buffer,
): { readonly sent: HandedInSnapshot; readonly takenAt: string | undefined } => {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json') return fromJson(body)
  if (PICTURE.test(type)) {
    return { sent: { kind: 'bytes', bytes: body, mime: type, source: 'upload' }, takenAt: undefined }
  }
  const text = 'The body must be a picture (image/jpeg, image/png, image/webp) or application/json'
  throw new DomainError('type_not_supported', 'invalid', text, { field: 'content-type' })
}

const fromJson = (body: Buffer) => {
  const said = sentBody.parse(jsonIn(body))
  const { takenAt } = said
  if ('url' in said) {
    const { url, mime, expiresAt } = said
    return { sent: { kind: 'link', url, mime, expiresAt } as const, takenAt }
  }
  const held = dataUriIn(said.dataUri)
  if (held === undefined) {
    throw new DomainError('not_a_data_uri', 'invalid', 'It is no data URI in base64', { field: 'dataUri' })
  }
  return { sent: { kind: 'bytes', ...held, source: 'data_uri' } as const, takenAt }
}

const jsonIn = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new DomainError('not_json', 'invalid', 'The body is not JSON', { field: 'body' })
  }
}
