import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { BodyTooLarge, limitedBody } from './limited-body.js'

const sent = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))

describe('a body that is read while it comes', () => {
  it('is whole up to the limit', async () => expect(await text(limitedBody(sent('12', '34'), 4))).toBe('1234'))

  it('is refused once more came', () =>
    expect(text(limitedBody(sent('12', '345'), 4))).rejects.toBeInstanceOf(BodyTooLarge))

  it('is thrown away, not cut off, when nobody reads on', async () => {
    const coming = new PassThrough()
    coming.write('12')
    for await (const _ of limitedBody(coming, 100)) break
    coming.end('34')
    await once(coming, 'end')
    expect(coming.errored).toBeNull()
  })
})
