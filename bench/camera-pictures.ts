import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

const samples = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')), 'demo')

/** One of the faces that a package ships, as PNG. */
const portrait = async (widthPx: number): Promise<Buffer> => {
  const group = await sharp(join(samples(), 'sample2.jpg'))
    .resize({ width: 1_920, height: 1_920, fit: 'inside' })
    .png()
    .toBuffer()
  return sharp(group)
    .extract({ left: 1_340, top: 50, width: 410, height: 450 })
    .resize({ width: widthPx })
    .png()
    .toBuffer()
}

/** A photo for a profile. */
export const photo = async (): Promise<Buffer> =>
  sharp(await portrait(410))
    .jpeg({ quality: 95 })
    .toBuffer()

/** The same person, as a camera at a door sees him. */
export const cameraPicture = async (width: number, height: number): Promise<Buffer> => {
  const share = width / 1_920
  return sharp({
    create: { width, height, channels: 3, background: '#5a6470', noise: { type: 'gaussian', mean: 110, sigma: 12 } },
  })
    .composite([
      { input: await portrait(Math.round(390 * share)), left: Math.round(760 * share), top: Math.round(270 * share) },
    ])
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** As many different pictures as are asked for, of that many bytes or a little more: noise, which nothing makes smaller. */
export const pictureOfBytes = async (bytes: number): Promise<Buffer> => {
  const [width, height] = [960, 540]
  const jpeg = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 97, chromaSubsampling: '4:4:4' })
    .toBuffer()
  if (jpeg.length < bytes) throw new Error(`The picture has ${jpeg.length} bytes`)
  return jpeg
}
