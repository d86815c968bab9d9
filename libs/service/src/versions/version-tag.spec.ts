import { describe, expect, it } from 'vitest'
import { tagOf, versionIn } from './version-tag.js'

describe('the tag of a version', () => {
  it('says the version', () => {
    expect(tagOf(12)).toBe('"12"')
    expect(versionIn(tagOf(12))).toBe(12)
  })

  it('is demanded', () => {
    expect(() => versionIn(undefined)).toThrow(expect.objectContaining({ status: 428, code: 'version_required' }))
  })

  it.each(['', '3', '*', 'W/"3"', '"3", "4"', '"-1"', '"three"', '"99999999999999999999"'])(
    'is refused as %j, naming the header',
    (tag) => {
      const refusal = { status: 400, details: expect.objectContaining({ field: 'if-match' }) as unknown }
      expect(() => versionIn(tag)).toThrow(expect.objectContaining(refusal))
    },
  )
})
