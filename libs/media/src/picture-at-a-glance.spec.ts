import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { requirePlausiblePicture } from './picture-at-a-glance.js'

const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: '#a01010' } })
const frames = sharp(Buffer.concat([Buffer.alloc(8 * 8 * 3, 7), Buffer.alloc(8 * 8 * 3, 200)]), {
  raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
})

const fault = (bytes: Buffer, claimed?: string): unknown => {
  try {
    requirePlausiblePicture(bytes, claimed)
    return undefined
  } catch (error) {
    return (error as { fault?: string }).fault
  }
}

describe('a picture at a glance', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'is plausible as %s, and is not once its end is missing',
    async (format) => {
      const bytes = await plain.clone().toFormat(format).toBuffer()
      expect(fault(bytes, `image/${format}`)).toBeUndefined()
      expect(fault(Buffer.concat([bytes, Buffer.from('<script>')]))).toBeUndefined()
      expect(fault(bytes.subarray(0, bytes.length - 12))).toBe('damaged')
      for (let length = 12; length < 60; length += 1) expect(fault(bytes.subarray(0, length))).toBe('damaged')
      expect(fault(bytes, 'image/gif')).toBe('type_mismatch')
    },
  )

  it('has not more pixels than are decoded', async () => {
    const png = await plain.clone().png().toBuffer()
    png.writeUInt32BE(50_000, 16)
    png.writeUInt32BE(50_000, 20)
    expect(fault(png)).toBe('too_many_pixels')
    const jpeg = await plain.clone().jpeg().toBuffer()
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(50_000, frame + 5)
    jpeg.writeUInt16BE(50_000, frame + 7)
    expect(fault(jpeg)).toBe('too_many_pixels')
  })

  it('has one frame', async () => {
    expect(fault(await frames.webp({ loop: 0 }).toBuffer())).toBe('animated')
  })

  it('is nothing else', () => {
    expect(fault(Buffer.alloc(0))).toBe('empty')
    expect(fault(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBe('type_not_supported')
    expect(fault(Buffer.from('text'))).toBe('not_a_picture')
  })
})
