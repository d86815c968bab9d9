import { describe, expect, it } from 'vitest'
import { derivedId, newId, sha256 } from './id.js'

describe('ids', () => {
  it('new ids are version 7 and sort by the millisecond they were made in', () => {
    const early = newId(1_700_000_000_000)
    const late = newId(1_700_000_000_001)
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < late).toBe(true)
  })

  it('derived ids are version 8 and depend on every part, its place and its type', () => {
    const id = derivedId('front-door', 1)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(derivedId('front-door', 1)).toBe(id)
    expect(new Set([id, derivedId('front-door', '1'), derivedId(1, 'front-door'), derivedId('front-door')]).size).toBe(
      4,
    )
  })

  it('hashes as FIPS 180-4 says', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
