import { isAnimated, isDamaged, MOST_PIXELS, tooManyPixels } from './picture-refused.js'
import { type PictureType, pictureTypeOf, requireClaimedType } from './picture-type.js'

/**
 * What can be said against a picture without decoding it: its type, its size in pixels, more frames than one, a missing
 * end. It takes microseconds; whatever passes must be looked at by {@link checkedPicture} before it is kept.
 * @param claimed the media type the sender named, if any
 * @throws {PictureRefused}
 */
export const requirePlausiblePicture = (bytes: Buffer, claimed?: string): void => {
  const type = pictureTypeOf(bytes)
  requireClaimedType(type, claimed)
  LOOKS[type](bytes)
}

const LOOKS: Readonly<Record<PictureType, (bytes: Buffer) => void>> = {
  'image/png': (bytes) => {
    if (bytes.length < PNG_HEAD_BYTES || bytes.lastIndexOf('IEND') < 0) throw isDamaged()
    requirePixels(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
    const animation = bytes.indexOf('acTL')
    if (animation >= 0 && animation < bytes.indexOf('IDAT')) throw isAnimated()
  },
  'image/webp': (bytes) => {
    if (bytes.length < WEBP_HEAD_BYTES || bytes.length < bytes.readUInt32LE(4) + 8) throw isDamaged()
    if (bytes.toString('latin1', 12, 16) !== 'VP8X') return
    if ((bytes[20]! & ANIMATION_FLAG) !== 0) throw isAnimated()
    requirePixels(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
  },
  'image/jpeg': (bytes) => {
    if (bytes.lastIndexOf(END_OF_IMAGE) < 0) throw isDamaged()
    const frame = startOfFrame(bytes)
    if (frame === undefined) throw isDamaged()
    requirePixels(bytes.readUInt16BE(frame + 7), bytes.readUInt16BE(frame + 5))
  },
}

const PNG_HEAD_BYTES = 33
const WEBP_HEAD_BYTES = 30
const ANIMATION_FLAG = 0x02
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

const requirePixels = (width: number, height: number): void => {
  if (width === 0 || height === 0) throw isDamaged()
  if (width * height > MOST_PIXELS) throw tooManyPixels()
}

/** Where the segment begins that says how large the picture is (ITU-T T.81, B.2.2); undefined when there is none. */
const startOfFrame = (bytes: Buffer): number | undefined => {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) at += 1
    else if (isStartOfFrame(marker)) return at
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** Of the markers from C0 to CF, three are tables and no frames. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
