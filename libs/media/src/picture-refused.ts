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

export const MOST_PIXELS = 50_000_000

export const tooManyPixels = () =>
  new PictureRefused('too_many_pixels', `The picture has more than ${MOST_PIXELS} pixels`)

export const isAnimated = () => new PictureRefused('animated', 'The picture has more than one frame')

export const isDamaged = () => new PictureRefused('damaged', 'The picture is damaged or cut short')
