import { describe, expect, it } from 'vitest'
import { decode } from '../domain/decoder.js'
import { engage } from './engage.js'

const decoder = { ...engage, version: 1 }

describe('the table for the engage family', () => {
  it.each([
    ['0507', 'granted', 'success'],
    ['0502', 'granted', 'success'],
    ['0504', 'granted', 'success'],
    ['050E', 'granted', 'success'],
    ['0F02', 'granted', 'remote_unlock'],
    ['0F06', 'granted', 'remote_unlock'],
    ['0508', 'denied', 'outside_schedule_hours'],
    ['0509', 'denied', 'credential_not_yet_valid'],
    ['050A', 'denied', 'credential_expired'],
    ['050B', 'denied', 'unknown_credential'],
    ['050C', 'denied', 'lockdown'],
    ['0540', 'denied', 'device_denied'],
    ['0541', 'denied', 'credential_blocked'],
    ['0700', 'forced', 'forced_door'],
    ['0701', 'held_open', 'held_open'],
    ['0704', 'granted', 'rex'],
    ['0723', 'granted', 'success'],
  ])('takes %s for %s, %s', (code, result, reason) => {
    expect(decode(decoder, code).access).toMatchObject({ result, reason })
  })

  it.each(['008A', '0086', '1122', 'E000', 'FFFF'])('does not know %s', (code) => {
    expect(decode(decoder, code)).toEqual({ family: 'engage', decoderVersion: 1 })
  })

  it('knows what proves that records were lost', () => {
    expect(engage.codes['0605']?.evidence).toBe('overflow')
  })

  it('says where public tables disagree', () => {
    expect(engage.codes['0502']?.note).toContain('disagree')
  })
})
