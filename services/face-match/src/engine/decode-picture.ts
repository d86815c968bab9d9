import sharp from 'sharp'
import type { RgbImage } from '../domain/image.js'

const MOST_PIXELS = 50_000_000
const MOST_SIDE_PX = 1_920

sharp.cache(false)
sharp.concurrency(1)

/** The picture as pixels: upright, sRGB, grey as three channels, no side above 1,920. */
export const decodedPicture = async (bytes: Uint8Array): Promise<RgbImage> => {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#7f7f7f' })
    .toColourspace('srgb')
    .resize({ width: MOST_SIDE_PX, height: MOST_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: threeChannels(data, info.channels) }
}

const threeChannels = (data: Uint8Array, channels: number): Uint8Array => {
  if (channels === 3) return data
  const rgb = new Uint8Array((data.length / channels) * 3)
  for (let n = 0; n < data.length / channels; n += 1) rgb.fill(data[n * channels]!, n * 3, n * 3 + 3)
  return rgb
}

const raw = ({ width, height }: RgbImage) => ({ raw: { width, height, channels: 3 as const } })

/** A part of the picture as JPEG, for people. */
export const cutOut = (image: RgbImage, box: { x: number; y: number; width: number; height: number }) => {
  const margin = 0.35
  const left = Math.max(0, Math.floor(box.x - box.width * margin))
  const top = Math.max(0, Math.floor(box.y - box.height * margin))
  const right = Math.min(image.width, Math.ceil(box.x + box.width * (1 + margin)))
  const bottom = Math.min(image.height, Math.ceil(box.y + box.height * (1 + margin)))
  return sharp(image.data, raw(image))
    .extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
    .resize({ width: 256, height: 256, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer()
}
