import { describe, expect, it } from 'vitest'
import { credentialFaultsThere, credentialRowsIn } from './credential-row.js'

const row = (cells: Record<string, string>) => credentialRowsIn('Europe/Helsinki')({ line: 7, cells })
const fob = { kind: 'key_fob', number: '04:a1-7f 3a' }

describe('a row of a file of keys', () => {
  it('is a credential, its number written as it is looked up', () =>
    expect(
      row({ ...fob, label: ' Blue 12 ', holder: 'anna', validFrom: '2026-12-01T00:00:00+02:00', id: 'passed over' }),
    ).toEqual({
      line: 7,
      kind: 'key_fob',
      number: '04A17F3A',
      label: 'Blue 12',
      holder: 'anna',
      validFrom: '2026-11-30T22:00:00.000Z',
      validUntil: undefined,
    }))

  it('is valid from the first of its days to the end of the last', () =>
    expect(row({ ...fob, validFrom: '2026-12-01', validUntil: '2026-12-01' })).toMatchObject({
      validFrom: '2026-11-30T22:00:00.000Z',
      validUntil: '2026-12-01T22:00:00.000Z',
    }))

  it('needs a kind and a number', () =>
    expect(row({ label: 'x' })).toEqual([
      { line: 7, field: 'kind', rule: 'missing', detail: 'must not be empty' },
      { line: 7, field: 'number', rule: 'missing', detail: 'must not be empty' },
    ]))

  it('has faults that never repeat the number', () => {
    const faults = row({
      kind: 'pin',
      number: '47a1',
      validFrom: '2026-12-02T00:00:00Z',
      validUntil: '2026-12-01T00:00:00Z',
    })
    expect(faults).toMatchObject([
      { field: 'number', rule: 'invalid' },
      { field: 'validUntil', rule: 'invalid', detail: 'must be later than validFrom' },
    ])
    expect(JSON.stringify(faults)).not.toContain('47a1')
  })

  it.each([
    ['a number that another has', { isNumberTaken: true }, ['number', 'taken']],
    ['a number that was there before', { isNumberTaken: true, numberSeenAt: 3 }, ['number', 'duplicate']],
    ['a holder who is not there', { holder: undefined }, ['holder', 'user_not_found']],
    ['a holder who was erased', { holder: { enabled: false, isErased: true } }, ['holder', 'user_erased']],
    ['a holder who is disabled', { holder: { enabled: false, isErased: false } }, ['holder', 'user_disabled']],
  ])('cannot be taken with %s', (_, known, [field, rule]) => {
    const there = { isNumberTaken: false, numberSeenAt: undefined, holder: { enabled: true, isErased: false } }
    const read = row({ ...fob, holder: 'anna' })
    if (!('number' in read)) throw new Error('The row has faults')
    expect(credentialFaultsThere(read, there)).toEqual([])
    expect(credentialFaultsThere(read, { ...there, ...known })).toMatchObject([{ line: 7, field, rule }])
  })
})
