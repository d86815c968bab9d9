import { nameAt } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { type Attempt, type Holding, type KnownNames, NamesThen } from './names-then.js'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const from = (n: number) => day(n).toISOString()

const fob = { referenceHmac: 'fob', kind: 'key_fob', last4: '7F3A' }
const annas: Holding = { ...fob, userId: 'anna', from: day(1), until: day(10) }
const bens: Holding = { ...fob, userId: 'ben', from: day(10), until: null }
const anna: KnownNames = {
  kind: 'user',
  id: 'anna',
  userNo: 7,
  names: [
    { from: from(2), name: 'Anna Korhonen' },
    { from: from(6), name: 'Anna Virtanen' },
  ],
  erased: false,
}
const ben: KnownNames = { kind: 'user', id: 'ben', userNo: 8, names: [], erased: true }
const mill: KnownNames = {
  kind: 'premises',
  id: 'mill',
  userNo: null,
  names: [
    { from: from(1), name: 'Old mill' },
    { from: from(5), name: 'Mill hotel' },
  ],
  erased: false,
}
const names = new NamesThen([bens, annas], [anna, ben, mill])

const attempt = (n: number, given: Partial<Attempt> = {}): Attempt => ({
  occurredAt: day(n),
  userId: null,
  credential: { kind: 'unknown', hmac: 'fob' },
  facilityPath: null,
  ...given,
})

describe('who it was', () => {
  it('is who held the credential then, from the beginning of a holding up to its end', () => {
    expect(names.person(attempt(1))?.id).toBe('anna')
    expect(names.person({ ...attempt(10), occurredAt: new Date(day(10).getTime() - 1) })?.id).toBe('anna')
    expect(names.person(attempt(10))?.id).toBe('ben')
    expect(names.person({ ...attempt(1), occurredAt: new Date(day(1).getTime() - 1) })).toBeNull()
  })

  it('is whom the record names, whoever holds the credential', () => {
    expect(names.person(attempt(12, { userId: 'anna' }))?.id).toBe('anna')
    expect(names.person(attempt(12, { userId: 'stranger' }))).toEqual({ id: 'stranger', userNo: null, name: null })
  })

  it('is nobody when there is no credential, or none that anybody knows', () => {
    expect(names.person(attempt(3, { credential: null }))).toBeNull()
    expect(names.person(attempt(3, { credential: { kind: 'unknown', hmac: null } }))).toBeNull()
    expect(names.person(attempt(3, { credential: { kind: 'unknown', hmac: 'another' } }))).toBeNull()
  })

  it('is nobody when it may have been one of two people, unless the lock says what kind of thing it read', () => {
    const card: Holding = { ...fob, kind: 'keycard', userId: 'ben', from: day(1), until: null }
    const both = new NamesThen([annas, card], [anna, ben])
    expect(both.person(attempt(3))).toBeNull()
    expect(both.person(attempt(3, { credential: { kind: 'keycard', hmac: 'fob' } }))?.id).toBe('ben')
    const twice = new NamesThen([annas, { ...card, userId: 'anna' }], [anna])
    expect(twice.person(attempt(3))?.id).toBe('anna')
  })
})

describe('a report', () => {
  const by = (userId: string | null, n: number, kind = 'phone_key') =>
    names.isUnderKeyOfAnother(attempt(n, { userId, credential: { kind, hmac: 'fob' } }))

  it('is under the key of another when somebody else held it then, whatever kind of key it is said to be', () => {
    expect(by('ben', 3)).toBe(true)
    expect(by('ben', 3, 'unknown')).toBe(true)
    expect(by('anna', 12)).toBe(true)
  })

  it('is not when it was his own, nobody’s, or nobody is named', () => {
    expect(by('anna', 3)).toBe(false)
    expect(by('ben', 12)).toBe(false)
    expect(names.isUnderKeyOfAnother({ ...attempt(1, { userId: 'ben' }), occurredAt: new Date(0) })).toBe(false)
    expect(by(null, 3)).toBe(false)
    expect(names.isUnderKeyOfAnother(attempt(3, { userId: 'ben', credential: null }))).toBe(false)
  })

  it('is not when he may have been one of two who held it', () => {
    const card: Holding = { ...fob, kind: 'keycard', userId: 'ben', from: day(1), until: null }
    const both = new NamesThen([annas, card], [anna, ben])
    expect(both.isUnderKeyOfAnother(attempt(3, { userId: 'ben' }))).toBe(false)
    expect(both.isUnderKeyOfAnother(attempt(3, { userId: 'carl' }))).toBe(true)
  })
})

describe('what he was called', () => {
  it.each([
    ['before anybody knew him', 1, 'Anna Korhonen'],
    ['at first', 5, 'Anna Korhonen'],
    ['from the moment of another name on', 6, 'Anna Virtanen'],
    ['since', 9, 'Anna Virtanen'],
  ])('%s', (_, n, name) => expect(names.person(attempt(n))).toEqual({ id: 'anna', userNo: 7, name }))

  it('is forgotten once he is erased, and his number is not', () =>
    expect(names.person(attempt(11))).toEqual({ id: 'ben', userNo: 8, name: 'erased person' }))

  it('is null where no name is known', () => expect(nameAt([], day(1))).toBeNull())
})

describe('where it was', () => {
  it('is the steps of the path as they were called then', () => {
    const inside = { facilityPath: 'mill//cellar' }
    const cellar = { id: 'cellar', name: null }
    expect(names.premises(attempt(4, inside))).toEqual([{ id: 'mill', name: 'Old mill' }, cellar])
    expect(names.premises(attempt(5, inside))).toEqual([{ id: 'mill', name: 'Mill hotel' }, cellar])
    expect(names.premises(attempt(5))).toEqual([])
  })
})
