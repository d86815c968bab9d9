import { describe, expect, it } from 'vitest'
import { SignInKeys } from './sign-in-keys.js'

const keys = new SignInKeys('a secret of the configuration, 32+')
const content = Buffer.from('a private key')

describe('what is sealed', () => {
  it('opens with the same secret and context', () => {
    const sealed = keys.seal(content, 'kid')
    expect(sealed.includes(content)).toBe(false)
    expect(new SignInKeys('a secret of the configuration, 32+').unseal(sealed, 'kid')).toEqual(content)
  })

  it('does not open with another secret, for another context, or damaged', () => {
    const sealed = keys.seal(content, 'kid')
    const damaged = Buffer.from(sealed)
    damaged[damaged.length - 1]! ^= 1
    expect(new SignInKeys('another secret').unseal(sealed, 'kid')).toBeUndefined()
    expect(keys.unseal(sealed, 'other')).toBeUndefined()
    expect(keys.unseal(damaged, 'kid')).toBeUndefined()
    expect(keys.unseal(Buffer.alloc(3), 'kid')).toBeUndefined()
  })
})

describe('the mark of a name', () => {
  it('is the same for the same name, and no other', () => {
    expect(keys.markOf('name', 'anna')).toBe(keys.markOf('name', 'anna'))
    expect(keys.markOf('name', 'anna')).not.toBe(keys.markOf('name', 'anne'))
    expect(keys.markOf('name', 'anna')).not.toBe(keys.markOf('address', 'anna'))
    expect(keys.markOf('name', 'anna')).not.toBe(new SignInKeys('other').markOf('name', 'anna'))
  })
})
