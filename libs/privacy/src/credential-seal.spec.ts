import { describe, expect, it } from 'vitest'
import { controllersHash, deviceTag } from './controller-tag.js'
import { CredentialSeal } from './credential-seal.js'
import { LookupKey } from './lookup-key.js'

const key = LookupKey.parse(Buffer.alloc(32, 7).toString('base64'))
const seal = new CredentialSeal(key)
const parts = ['acme', 'pin', '4711']
const hmac = key.hmac(...parts)
const given = { tenantId: 'acme', parts, hmac }

describe('what is sealed of a credential', () => {
  it('is read by who has the key, of that credential alone', () => {
    for (const duress of [true, false]) {
      const opened = seal.open(hmac, seal.seal({ ...given, duress }))
      expect(opened.duress).toBe(duress)
      expect(opened.controllersHash).toEqual(controllersHash(seal.controllersKey('acme'), parts))
    }
    const sealed = seal.seal({ ...given, duress: true })
    expect(() => seal.open(key.hmac('acme', 'pin', '4712'), sealed)).toThrow()
    const other = new CredentialSeal(LookupKey.parse(Buffer.alloc(32, 8).toString('base64')))
    expect(() => other.open(hmac, sealed)).toThrow()
  })

  it('does not show a duress PIN: each is as long as any other, and another each time', () => {
    const sealed = [true, true, false, false].map((duress) => seal.seal({ ...given, duress }))
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1)
    expect(new Set(sealed).size).toBe(4)
  })
})

describe('the tag by which a controller finds a credential', () => {
  it('is another for each device, for each credential of a device, and in each organisation', () => {
    const hash = controllersHash(seal.controllersKey('acme'), parts)
    const elsewhere = controllersHash(seal.controllersKey('other'), parts)
    const keys = [
      seal.deviceKey('acme', 'one', 'a'),
      seal.deviceKey('acme', 'one', 'b'),
      seal.deviceKey('acme', 'two', 'a'),
    ]
    const tags = [...keys.map((each) => deviceTag(each, hash)), deviceTag(keys[0]!, elsewhere)]
    expect(new Set(tags).size).toBe(4)
    for (const tag of tags) expect(tag).toMatch(/^[0-9a-f]{32}$/)
  })

  it('rests on keys that are no answer of the key for lookups', () => {
    expect(seal.controllersKey('acme').toString('hex')).not.toBe(key.hmac('controllers', 'acme'))
  })
})
