import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unreadable } from './authenticated-text.js'
import { newKey } from './data-key.js'
import { seal, type SealedPlace, unseal } from './seal.js'

const key = newKey()
const place: SealedPlace = {
  tenantId: 'default',
  personId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  eventId: '0199f3c1-8000-7a41-9a70-2f3f6e0a1b2c',
  field: 'name',
}
const flipped = (text: string, at: number): string => {
  const bytes = Buffer.from(text.slice(3), 'base64url')
  bytes[at]! ^= 1
  return `v1.${bytes.toString('base64url')}`
}

describe('a sealed field', () => {
  it('is unsealed to what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unseal(key, place, seal(key, place, text))).toBe(text)
      }),
    )
  })

  it('is one line of text: version, then nonce, ciphertext and tag in base64url', () => {
    const sealed = seal(key, place, 'Anna Virtanen')
    expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/)
    expect(Buffer.from(sealed.slice(3), 'base64url')).toHaveLength(12 + 'Anna Virtanen'.length + 16)
  })

  it('never looks the same twice', () => {
    expect(new Set([seal(key, place, 'Anna'), seal(key, place, 'Anna')]).size).toBe(2)
  })

  it.each([
    ['tenant', { tenantId: 'other' }],
    ['person', { personId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d' }],
    ['event', { eventId: '0199f3c1-8000-7a41-9a70-2f3f6e0a1b2d' }],
    ['field', { field: 'email' }],
  ])('cannot be unsealed as that of another %s', (_, other) => {
    expect(() => unseal(key, { ...place, ...other }, seal(key, place, 'Anna'))).toThrow(Unreadable)
  })

  it('cannot be unsealed where the same letters are divided otherwise', () => {
    const sealed = seal(key, { ...place, eventId: 'ab', field: 'c' }, 'Anna')
    expect(() => unseal(key, { ...place, eventId: 'a', field: 'bc' }, sealed)).toThrow(Unreadable)
  })

  it('cannot be unsealed with the key of another person', () => {
    expect(() => unseal(newKey(), place, seal(key, place, 'Anna'))).toThrow(Unreadable)
  })

  it('cannot be unsealed when one bit of it was changed, wherever', () => {
    const sealed = seal(key, place, 'Anna')
    for (let at = 0; at < 12 + 'Anna'.length + 16; at += 1) {
      expect(() => unseal(key, place, flipped(sealed, at))).toThrow(Unreadable)
    }
  })

  it.each([
    ['nothing', () => ''],
    ['plain text', () => 'Anna Virtanen'],
    ['another version', (sealed: string) => sealed.replace('v1.', 'v2.')],
    ['a text cut short', (sealed: string) => sealed.slice(0, 30)],
    ['padding', (sealed: string) => `${sealed}=`],
    ['a second writing of the same bytes', (sealed: string) => `${sealed.slice(0, 9)} ${sealed.slice(9)}`],
  ])('is refused as %s', (_, spoilt) => {
    expect(() => unseal(key, place, spoilt(seal(key, place, 'Anna')))).toThrow(Unreadable)
  })
})
