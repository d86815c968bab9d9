import { describe, expect, it } from 'vitest'
import { credentialNumber, last4Of } from './credential-number.js'
import { credentialKind } from './credential-state.js'

describe('the number of a credential', () => {
  it.each([
    ['key_fob', '04:a1:7f:3a', '04A17F3A'],
    ['keycard', ' 0012-3456-7890 ', '001234567890'],
    ['keycard', '011-00572', '11:572'],
    ['key_fob', '1:1572', '1:1572'],
    ['phone_key', 'a1b2.c3d4', 'A1B2C3D4'],
    ['pin', '0042', '0042'],
    ['passcode', 'A\u030Angstr\u00f6m-7', '\u00c5ngstr\u00f6m-7'],
    ['qr', 'Case Matters 1', 'Case Matters 1'],
  ] as const)('of a %s is written in one way', (kind, given, written) => {
    expect(credentialNumber[kind].parse(given)).toBe(written)
    expect(credentialNumber[kind].parse(written)).toBe(written)
  })

  it.each([
    ['key_fob', '04:a1:7f:3a;drop'],
    ['keycard', '---'],
    ['pin', '123'],
    ['pin', '12 34'],
    ['passcode', 'two\nlines'],
    ['qr', 'short'],
  ] as const)('of a %s is refused without repeating it', (kind, given) => {
    const { error } = credentialNumber[kind].safeParse(given)
    expect(error?.issues).toHaveLength(1)
    expect(JSON.stringify(error)).not.toContain(given)
  })

  it('shows its last four characters, unless they would give it away', () => {
    expect(last4Of('key_fob', '04A17F3A')).toBe('7F3A')
    expect(last4Of('key_fob', '4A17F3A')).toBeUndefined()
    expect(last4Of('keycard', '11:12572')).toBeUndefined()
    expect(last4Of('keycard', '123456:78')).toBe('5678')
    const secret = '123456789012'
    const shown = credentialKind.options.filter((kind) => last4Of(kind, secret) !== undefined)
    expect(shown).toEqual(['phone_key', 'key_fob', 'keycard', 'qr'])
  })
})
