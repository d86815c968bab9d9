import { describe, expect, it } from 'vitest'
import { trailChunkOf } from './trail-chunk.js'

const record = '{"event":"05070000","time":20261122110000}'

describe('a chunk of a trail', () => {
  it.each([
    ['as it is', `[${record}]`],
    ['behind a byte order mark', `\uFEFF[${record}]`],
    ['with NULs behind it', `[${record}]\0\0`],
  ])('that is a list of records is read %s', (_, text) => {
    const { body, recordCount } = trailChunkOf(Buffer.from(text))
    expect(body.toString()).toBe(`{"audits":[${record}]}`)
    expect(recordCount).toBe(1)
  })

  it('that is a block goes on byte for byte', () => {
    const sent = Buffer.from(`\uFEFF{"audits":[${record}]}\0`)
    expect(trailChunkOf(sent)).toMatchObject({ body: sent, recordCount: 1 })
  })

  it('that is neither is refused', () => {
    for (const text of ['', '{}', 'x', '\uFEFF']) {
      expect(() => trailChunkOf(Buffer.from(text))).toThrow(expect.objectContaining({ status: 422 }))
    }
  })
})
