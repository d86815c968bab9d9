import type sharp from 'sharp'
import type { Metadata } from 'sharp'
import { isAnimated, isDamaged, MOST_PIXELS, PictureRefused, tooManyPixels } from './picture-refused.js'
import { pictureTypeOf, requireClaimedType, typeNotSupported } from './picture-type.js'

/** A picture as it is kept: JPEG, sRGB, upright, with no metadata. */
export interface Picture {
  readonly bytes: Buffer
  readonly widthPx: number
  readonly heightPx: number
}

const MOST_SIDE_PX = 1_920
const QUALITY = 90
const DECODE_SEC = 10
const TYPES: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

/** Of libvips. */
type Decoder = typeof sharp

let opened: Promise<Decoder> | undefined

/** With the first picture: many a process never sees one. */
const openDecoder = async (): Promise<Decoder> => {
  const { default: decoder } = await import('sharp')
  // One picture at a time keeps memory flat; libvips would cache what is never asked for again.
  decoder.cache(false)
  decoder.concurrency(1)
  return decoder
}

/**
 * Looks at bytes of unknown origin: decoded, turned as their EXIF says, and encoded anew, so that nothing but the picture
 * is left; no place, no second file behind the picture.
 * @param claimed the media type the sender named, if any
 * @throws {PictureRefused}
 */
export const checkedPicture = async (bytes: Uint8Array, claimed?: string): Promise<Picture> => {
  pictureTypeOf(bytes)
  const decoder = await (opened ??= openDecoder())
  requireType(await metadataOf(decoder, bytes), claimed)
  try {
    const { data, info } = await decoder(bytes, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .flatten({ background: '#7f7f7f' })
      .toColourspace('srgb')
      .resize({ width: MOST_SIDE_PX, height: MOST_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY })
      .timeout({ seconds: DECODE_SEC })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, widthPx: info.width, heightPx: info.height }
  } catch (cause) {
    throw asRefused(cause)
  }
}

const metadataOf = async (decoder: Decoder, bytes: Uint8Array): Promise<Metadata> => {
  try {
    return await decoder(bytes, { limitInputPixels: MOST_PIXELS }).metadata()
  } catch (cause) {
    throw asRefused(cause)
  }
}

const requireType = ({ format, pages = 1, width, height }: Metadata, claimed: string | undefined): void => {
  const type = TYPES[format]
  if (type === undefined) throw typeNotSupported()
  requireClaimedType(type, claimed)
  if (pages > 1) throw isAnimated()
  if (width * height > MOST_PIXELS) throw tooManyPixels()
}

/** What libvips says is for people who know libvips. */
const asRefused = (cause: unknown): PictureRefused => {
  const message = cause instanceof Error ? cause.message : ''
  if (/pixel limit/i.test(message)) return tooManyPixels()
  if (/unsupported image format/i.test(message)) return new PictureRefused('not_a_picture', 'The bytes are no picture')
  return isDamaged()
}
