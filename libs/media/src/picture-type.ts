import { PictureRefused } from './picture-refused.js'

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/**
 * What a picture is by its first bytes. Looked at before any decoder is: readers of SVG and the like get nothing to read.
 * @throws {PictureRefused}
 */
export const pictureTypeOf = (bytes: Uint8Array): PictureType => {
  if (bytes.length === 0) throw new PictureRefused('empty', 'There are no bytes')
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (beginning.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (beginning.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^RIFF.{4}WEBP/s.test(beginning)) return 'image/webp'
  if (/^.{4}ftyp(heic|heix|hevc|hevx|mif1|msf1|avif)/s.test(beginning)) {
    throw new PictureRefused('heic_not_supported', 'HEIC pictures are not taken: send JPEG, PNG or WebP')
  }
  const isOfAnotherType = /^(?:\xef\xbb\xbf)?\s*(?:<|GIF8|BM|II\*|MM\0)/.test(beginning)
  throw isOfAnotherType ? typeNotSupported() : new PictureRefused('not_a_picture', 'The bytes are no picture')
}

export const typeNotSupported = () =>
  new PictureRefused('type_not_supported', 'Only JPEG, PNG and WebP pictures are taken')

/** @throws {PictureRefused} when a picture is not of the type that its sender named */
export const requireClaimedType = (type: string, claimed: string | undefined): void => {
  if (claimed === undefined || claimed === type) return
  throw new PictureRefused('type_mismatch', `The bytes are ${type}, not what they claim to be`)
}
