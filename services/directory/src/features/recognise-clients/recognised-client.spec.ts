import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { familyOf } from './recognised-client.js'

const FIREFOX = (version: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0'
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1'

describe('the family of a client', () => {
  it('is browser, system and kind of device', () => {
    expect(familyOf(FIREFOX(140))).toEqual({ browser: 'Firefox', os: 'Windows', device: 'desktop' })
    expect(familyOf(EDGE)).toEqual({ browser: 'Microsoft Edge', os: 'Windows', device: 'desktop' })
    expect(familyOf(SAFARI)).toEqual({ browser: 'Safari', os: 'iOS', device: 'mobile' })
  })

  it('stays the same over updates', () => expect(familyOf(FIREFOX(141))).toEqual(familyOf(FIREFOX(140))))

  it('is empty, not a fault, when a client says nothing, or anything', () => {
    expect(familyOf(undefined)).toEqual({ browser: '', os: '', device: '' })
    fc.assert(
      fc.property(fc.string(), (text) => {
        const family = familyOf(text)
        for (const part of Object.values(family)) expect(part.length).toBeLessThanOrEqual(100)
      }),
    )
  })
})
