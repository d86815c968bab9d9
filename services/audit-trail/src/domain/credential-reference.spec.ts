import { describe, expect, it } from 'vitest'
import { denied, granted, recorded, testMark } from '../../test/device-events.js'
import { accessEventOf } from './access-event-of.js'

const credentialOf = (dataHex: string, accessType: typeof granted.accessType | 'unknown' | 'key_fob' | 'pin' | 'rex') =>
  accessEventOf(recorded({ n: 1, dataHex, access: { ...granted, accessType } }), testMark)?.data.credential

describe('the credential of an attempt', () => {
  it('is what the lock read, marked, with the kind when the lock tells it', () => {
    expect(credentialOf('04A17F3A', 'key_fob')).toEqual({ kind: 'key_fob', hmac: testMark('default', '04A17F3A') })
    expect(credentialOf('04A17F3A', 'unknown')).toMatchObject({ kind: 'unknown' })
    expect(credentialOf('04A17F3A', 'rfid')).toMatchObject({ kind: 'unknown' })
  })

  it('is the card whose bits an unknown card sent, as it is registered', () => {
    const refused = recorded({ n: 1, dataHex: '0000', access: { ...denied, accessType: 'unknown' } })
    const card = { bitLength: 26, bitsHex: '2160478' }
    const event = accessEventOf({ ...refused, data: { ...refused.data, card } }, testMark)
    expect(event?.data.credential).toEqual({ kind: 'unknown', hmac: testMark('default', '11:572') })
    expect(JSON.stringify(event)).not.toMatch(/2160478|11:572/)
    const unread = { ...refused, data: { ...refused.data, card: { bitLength: 27, bitsHex: '1' } } }
    expect(accessEventOf(unread, testMark)?.data).not.toHaveProperty('credential')
  })

  it('is no attempt of its own where a record only adds to one', () => {
    const refused = recorded({ n: 1, access: denied })
    const part = { ...refused, data: { ...refused.data, partOf: refused.data.recordId } }
    expect(accessEventOf(part, testMark)).toBeUndefined()
  })

  it('is never published as it was read', () => {
    const event = accessEventOf(recorded({ n: 1, dataHex: '04A17F3A', access: granted }), testMark)
    expect(JSON.stringify(event)).not.toContain('04A17F3A')
  })

  it('is none when the lock has nothing to say, or nothing was read', () => {
    expect(credentialOf('0000', 'unknown')).toBeUndefined()
    expect(credentialOf('', 'unknown')).toBeUndefined()
    expect(credentialOf('04A17F3A', 'pin')).toBeUndefined()
    expect(credentialOf('04A17F3A', 'rex')).toBeUndefined()
  })
})
