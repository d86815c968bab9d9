import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { LookupKey, LookupKeyFault } from './lookup-key.js'

const bytes = Buffer.alloc(32, 7)
const text = bytes.toString('base64')
const key = LookupKey.parse(`# of the second building\n\n${text}\n`)

describe('a key for lookups', () => {
  it('gives the HMAC-SHA-256 of what is looked up', () =>
    expect(key.hmac('acme', 'pin', '0042')).toBe(
      createHmac('sha256', bytes).update('["acme","pin","0042"]').digest('hex'),
    ))

  it('tells parts apart, wherever one ends and the next begins', () => {
    const answers = [
      key.hmac('acme', 'pin', '0042'),
      key.hmac('acme', 'pin0', '042'),
      key.hmac('acme', 'qr', '0042'),
      key.hmac('other', 'pin', '0042'),
      LookupKey.parse(Buffer.alloc(32, 8).toString('base64url')).hmac('acme', 'pin', '0042'),
    ]
    expect(new Set(answers).size).toBe(answers.length)
  })

  it('is known again by its fingerprint', () => {
    expect(LookupKey.parse(bytes.toString('base64url')).fingerprint).toBe(key.fingerprint)
    expect(LookupKey.parse(Buffer.alloc(32, 8).toString('base64')).fingerprint).not.toBe(key.fingerprint)
  })

  it.each([
    ['nothing', '# none yet\n'],
    ['too few bits', Buffer.alloc(31).toString('base64')],
    ['too many bits', Buffer.alloc(33).toString('base64')],
    ['two keys', `${text}\n${text}`],
    ['something else', `key ${text}`],
  ])('is refused when it is %s, without showing it', (_, wrong) => {
    expect(() => LookupKey.parse(wrong)).toThrow(LookupKeyFault)
    expect(() => LookupKey.parse(wrong)).not.toThrow(text)
  })

  it('does not show itself when it is printed', () => expect(JSON.stringify({ key })).toBe('{"key":{}}'))
})
