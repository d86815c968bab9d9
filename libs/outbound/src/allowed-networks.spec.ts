import { describe, expect, it } from 'vitest'
import { AddressNotAllowed, AllowedAddresses } from './allowed-networks.js'

const everybodys = new AllowedAddresses([])

describe('webhooks', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
  ])('never go to %s', (address) => {
    expect(() => everybodys.require(address, true)).toThrow(AddressNotAllowed)
  })

  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('go to %s, encrypted', (address) => {
    expect(() => everybodys.require(address, true)).not.toThrow()
    expect(() => everybodys.require(address, false)).toThrow(AddressNotAllowed)
  })

  it('go to networks of the operator, encrypted or not, and to none beside them', () => {
    const inHouse = new AllowedAddresses(['10.1.0.0/16', '::1'])
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '::1']) {
      expect(() => inHouse.require(address, false), address).not.toThrow()
    }
    expect(() => inHouse.require('10.2.0.1', true)).toThrow(AddressNotAllowed)
  })
})
