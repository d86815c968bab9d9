import { describe, expect, it } from 'vitest'
import { Unreadable } from './authenticated-text.js'
import { newKey } from './data-key.js'
import { WrappingKeyMissing } from './key-wrapper.js'
import { seal, unseal } from './seal.js'
import { WrappingKeys, WrappingKeysFault } from './wrapping-keys.js'

const anna = { tenantId: 'default', personId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c' }
const place = { ...anna, eventId: 'e1', field: 'name' }
const secret = (digit: string) => Buffer.from(digit.repeat(32)).toString('base64')
const old = `2025:${secret('a')}`
const current = `2026:${secret('b')}`

describe('wrapping keys', () => {
  it('give back the key that was wrapped', async () => {
    const keys = WrappingKeys.parse(old)
    const dataKey = newKey()
    const wrapped = await keys.wrap(anna, dataKey)
    expect(wrapped.wrappingKeyId).toBe('2025')
    expect(unseal(await keys.unwrap(anna, wrapped), place, seal(dataKey, place, 'Anna'))).toBe('Anna')
  })

  it('wrap with the first and unwrap with all', async () => {
    const wrapped = await WrappingKeys.parse(old).wrap(anna, newKey())
    const keys = WrappingKeys.parse(`# since January\n${current}\n\n${old}\n`)
    expect((await keys.wrap(anna, newKey())).wrappingKeyId).toBe('2026')
    await keys.unwrap(anna, wrapped)
  })

  it('may stand in one line, as in an environment variable', () => {
    const keys = WrappingKeys.parse(`${current}, ${old}`)
    expect([keys.wrappingKeyId, keys.knows('2025'), keys.knows('2024')]).toEqual(['2026', true, false])
  })

  it('say which key is missing', async () => {
    const wrapped = await WrappingKeys.parse(old).wrap(anna, newKey())
    const unwrapping = WrappingKeys.parse(current).unwrap(anna, wrapped)
    await expect(unwrapping).rejects.toThrow(WrappingKeyMissing)
    await expect(unwrapping).rejects.toThrow('2025')
  })

  it('do not unwrap the key of one person as that of another', async () => {
    const keys = WrappingKeys.parse(old)
    const wrapped = await keys.wrap(anna, newKey())
    await expect(keys.unwrap({ ...anna, tenantId: 'other' }, wrapped)).rejects.toThrow(Unreadable)
    await expect(keys.unwrap({ ...anna, personId: 'bert' }, wrapped)).rejects.toThrow(Unreadable)
  })

  it.each([
    ['no key', '# none yet\n', 'There is no wrapping key'],
    ['a key without an id', secret('a'), 'Wrapping key 1'],
    ['too few bits', `2026:${Buffer.alloc(31).toString('base64')}`, 'Wrapping key 1'],
    ['too many bits', `${old}\n2026:${Buffer.alloc(33).toString('base64')}`, 'Wrapping key 2'],
    ['an id twice', `${old},${old}`, 'has the id of an earlier one'],
  ])('are refused: %s', (_, text, message) => {
    expect(() => WrappingKeys.parse(text)).toThrow(WrappingKeysFault)
    expect(() => WrappingKeys.parse(text)).toThrow(message)
  })

  it('never show a key in a fault', () => {
    expect(() => WrappingKeys.parse(`2026 ${secret('a')}`)).not.toThrow(secret('a'))
  })
})
