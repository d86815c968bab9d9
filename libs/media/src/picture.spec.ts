import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkedPicture } from './picture.js'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

/** A PNG that says how large it is, and has as little in it as a bomb has. */
const bombPng = (side: number): Buffer => {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff
    for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8)
    return (c ^ 0xffffffff) >>> 0
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const refusal = (fault: string) => expect.objectContaining({ name: 'PictureRefused', fault }) as unknown

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is taken as %s and kept as JPEG', async (format) => {
    const { bytes, widthPx, heightPx } = await checkedPicture(await plain(64, 48).toFormat(format).toBuffer())
    expect([widthPx, heightPx]).toEqual([64, 48])
    expect((await sharp(bytes).metadata()).format).toBe('jpeg')
  })

  it('is turned as its EXIF says, and loses EXIF, with the place where it was taken', async () => {
    const taken = await plain(64, 48)
      .withExif({ IFD0: { Copyright: 'secret-place' }, IFD3: { GPSLatitude: '60/1 10/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { bytes, widthPx, heightPx } = await checkedPicture(taken, 'image/jpeg')
    expect([widthPx, heightPx]).toEqual([48, 64])
    const metadata = await sharp(bytes).metadata()
    expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined])
    expect(bytes.includes('secret-place')).toBe(false)
  })

  it('loses what was hidden behind it', async () => {
    const page = '<script>alert(1)</script>'
    const polyglot = Buffer.concat([await plain(8, 8).jpeg().toBuffer(), Buffer.from(page)])
    expect((await checkedPicture(polyglot)).bytes.includes('script')).toBe(false)
  })

  it('is taken in CMYK', async () => {
    const cmyk = await plain(32, 32).toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp((await checkedPicture(cmyk)).bytes).metadata()).space).toBe('srgb')
  })

  it('is made no larger than 1,920 pixels a side', async () => {
    const { widthPx, heightPx } = await checkedPicture(await plain(4_000, 1_000).png().toBuffer())
    expect([widthPx, heightPx]).toEqual([1_920, 480])
  })

  it('is the same bytes for the same picture', async () => {
    const picture = await plain(64, 48).png().toBuffer()
    const digests = await Promise.all([1, 2].map(async () => digest((await checkedPicture(picture)).bytes)))
    expect(digests[0]).toBe(digests[1])
  })

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['nothing', 'empty', () => Buffer.alloc(0)],
    ['text', 'not_a_picture', () => Buffer.from('hello')],
    [
      'SVG with a script',
      'type_not_supported',
      () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`),
    ],
    ['GIF', 'type_not_supported', () => plain(8, 8).gif().toBuffer()],
    ['HEIC', 'heic_not_supported', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['a bomb', 'too_many_pixels', () => bombPng(50_000)],
    ['JPEG cut short', 'damaged', async () => (await noise(200).jpeg().toBuffer()).subarray(0, 4_000)],
    ['an animation', 'animated', () => animatedWebp()],
  ])('is refused: %s is %s', async (_, fault, bytes) => {
    await expect(checkedPicture(await bytes())).rejects.toEqual(refusal(fault))
  })

  it('is refused when it is not what it claims to be', async () => {
    const png = await plain(8, 8).png().toBuffer()
    await expect(checkedPicture(png, 'image/jpeg')).rejects.toEqual(refusal('type_mismatch'))
  })
})

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const noise = (side: number) =>
  sharp(Buffer.from(Uint8Array.from({ length: side * side * 3 }, (_, n) => (n * 2_654_435_761) >>> 24)), {
    raw: { width: side, height: side, channels: 3 },
  })

const animatedWebp = async (): Promise<Buffer> => {
  const frames = Buffer.concat([Buffer.alloc(8 * 8 * 3, 10), Buffer.alloc(8 * 8 * 3, 200)])
  return sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}
