import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unreadable } from './authenticated-text.js'
import { newKey } from './data-key.js'
import { sealBytes, unsealBytes } from './sealed-bytes.js'

const key = newKey()
const place = ['media', 'default', 'anna']

describe('sealed bytes', () => {
  it('are unsealed to what they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(unsealBytes(key, place, sealBytes(key, place, bytes))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('cost 29 bytes and hold nothing of the content in clear', () => {
    const sealed = sealBytes(key, place, Buffer.from('Anna Virtanen'))
    expect(sealed).toHaveLength(29 + 13)
    expect(sealed.includes('Anna')).toBe(false)
  })

  it('cannot be unsealed elsewhere, with another key, or when one bit was changed', () => {
    const sealed = sealBytes(key, place, Buffer.from('Anna'))
    expect(() => unsealBytes(key, ['media', 'default', 'bert'], sealed)).toThrow(Unreadable)
    expect(() => unsealBytes(newKey(), place, sealed)).toThrow(Unreadable)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect(() => unsealBytes(key, place, changed)).toThrow(Unreadable)
    }
    expect(() => unsealBytes(key, place, sealed.subarray(0, 20))).toThrow(Unreadable)
  })
})
