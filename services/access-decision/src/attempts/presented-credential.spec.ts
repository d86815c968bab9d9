import { referenceParts } from '@doorledger/contracts'
import { LookupKey } from '@doorledger/privacy'
import { describe, expect, it } from 'vitest'
import { hashesOf } from './presented-credential.js'

const key = LookupKey.parse(Buffer.alloc(32, 7).toString('base64'))
const card = (number: string) => key.hmac(...referenceParts('default', number))

describe('what was presented', () => {
  it('finds a card by its site code and number, however they are written', () => {
    for (const value of ['11:572', '011-00572']) {
      expect(hashesOf(key, 'default', { kind: 'rfid', value })).toEqual([card('11:572')])
    }
  })

  it('finds it by the 26 bits that a reader sends', () => {
    // H10301: even parity 0, site code 11, number 572, odd parity 1.
    const bits = `1${(11).toString(2).padStart(8, '0')}${(572).toString(2).padStart(16, '0')}0`
    const sent = (flip: string) => Number.parseInt(flip, 2).toString(16).padStart(7, '0')
    const variants = ['0', '1'].flatMap((first) => ['0', '1'].map((last) => first + bits.slice(1, 25) + last))
    const found = variants.flatMap(
      (each) =>
        hashesOf(key, 'default', {
          kind: 'rfid',
          value: sent(each),
          bits: 26,
        }) as readonly string[],
    )
    expect(found).toEqual([card('11:572')])
  })

  it.each([
    ['rfid', '11:572', 16],
    ['rfid', '300:572', 26],
    ['rfid', 'FFFFFFF', 26],
    ['rfid', 'ABCDEF', 26],
  ] as const)('names the bits when they contradict the value: %s %s, %d bits', (kind, value, bits) => {
    expect(hashesOf(key, 'default', { kind, value, bits })).toMatchObject({
      field: 'bits',
    })
  })

  it('names the value, and does not repeat it, when it can be that of no credential', () => {
    const fault = hashesOf(key, 'default', {
      kind: 'pin',
      value: '1'.repeat(200),
    })
    expect(fault).toMatchObject({ field: 'value' })
    expect(JSON.stringify(fault)).not.toContain('111')
  })
})
