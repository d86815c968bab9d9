import sharp, { type Metadata } from 'sharp'

/** Why bytes are not taken as a picture. */
export type PictureFault =
  | 'empty'
  | 'not_a_picture'
  | 'type_not_supported'
  | 'heic_not_supported'
  | 'type_mismatch'
  | 'animated'
  | 'too_many_pixels'
  | 'damaged'

/** The bytes are no picture that is taken. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused'
  constructor(
    readonly fault: PictureFault,
    message: string,
  ) {
    super(message)
  }
}

/** A picture as it is kept: JPEG, sRGB, upright, with no metadata. */
export interface Picture {
  readonly bytes: Buffer
  readonly widthPx: number
  readonly heightPx: number
}

export const MOST_PIXELS = 50_000_000
const MOST_SIDE_PX = 1_920
const QUALITY = 90
const DECODE_SEC = 10
const TYPES: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

// One picture at a time keeps memory flat; libvips would cache what is never asked for again.
sharp.cache(false)
sharp.concurrency(1)

/**
 * Looks at bytes of unknown origin: decoded, turned as their EXIF says, and encoded anew, so that nothing but the picture
 * is left; no place, no second file behind the picture.
 * @param claimed the media type the sender named, if any
 * @throws {PictureRefused}
 */
export const checkedPicture = async (bytes: Uint8Array, claimed?: string): Promise<Picture> => {
  if (bytes.length === 0) throw new PictureRefused('empty', 'There are no bytes')
  requireKnownBeginning(bytes)
  requireType(await metadataOf(bytes), claimed)
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
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

/** Looked at before any decoder is: readers of SVG and the like get nothing to read. */
const requireKnownBeginning = (bytes: Uint8Array): void => {
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (/^(\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP)/s.test(beginning)) return
  if (/^.{4}ftyp(heic|heix|hevc|hevx|mif1|msf1|avif)/s.test(beginning)) {
    throw new PictureRefused('heic_not_supported', 'HEIC pictures are not taken: send JPEG, PNG or WebP')
  }
  const isOfAnotherType = /^(?:\xef\xbb\xbf)?\s*(?:<|GIF8|BM|II\*|MM\0)/.test(beginning)
  throw isOfAnotherType ? typeNotSupported() : new PictureRefused('not_a_picture', 'The bytes are no picture')
}

const typeNotSupported = () => new PictureRefused('type_not_supported', 'Only JPEG, PNG and WebP pictures are taken')

const metadataOf = async (bytes: Uint8Array): Promise<Metadata> => {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata()
  } catch (cause) {
    throw asRefused(cause)
  }
}

const requireType = ({ format, pages = 1, width, height }: Metadata, claimed: string | undefined): void => {
  const type = TYPES[format]
  if (type === undefined) throw typeNotSupported()
  if (claimed !== undefined && claimed !== type) {
    throw new PictureRefused('type_mismatch', `The bytes are ${type}, not what they claim to be`)
  }
  if (pages > 1) throw new PictureRefused('animated', 'The picture has more than one frame')
  if (width * height > MOST_PIXELS) throw tooManyPixels()
}

const tooManyPixels = () => new PictureRefused('too_many_pixels', `The picture has more than ${MOST_PIXELS} pixels`)

/** What libvips says is for people who know libvips. */
const asRefused = (cause: unknown): PictureRefused => {
  const message = cause instanceof Error ? cause.message : ''
  if (/pixel limit/i.test(message)) return tooManyPixels()
  if (/unsupported image format/i.test(message)) return new PictureRefused('not_a_picture', 'The bytes are no picture')
  return new PictureRefused('damaged', 'The picture is damaged or cut short')
}
