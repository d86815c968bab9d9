import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siteAndNumberText, writtenCardNumber } from './card-number.js'

describe('the number of a card', () => {
  it('is two values when it has a site code, whatever stands between them', () => {
    for (const given of ['11:572', '11-572', '11/572', '11,572', '11.572', ' 011 : 00572 ', '1 1:5 72']) {
      expect(writtenCardNumber(given)).toBe('11:572')
    }
    expect(writtenCardNumber('1:1572')).toBe('1:1572')
    expect(writtenCardNumber('1:1')).toBe('1:1')
    expect(writtenCardNumber('0:0')).toBe('0:0')
  })

  it('is one value when it is merely grouped', () => {
    expect(writtenCardNumber('0012-3456-7890')).toBe('001234567890')
    expect(writtenCardNumber('1234 5678')).toBe('12345678')
    expect(writtenCardNumber('04:a1-7f 3a')).toBe('04A17F3A')
    expect(writtenCardNumber('04:12:34:56')).toBe('04123456')
  })

  it('is as many values as there are, such as with an issue level', () => {
    expect(writtenCardNumber('1-1572-1')).toBe('1:1572:1')
    expect(writtenCardNumber('11-572-1')).toBe('11:572:1')
  })

  it.each(['', '---', '12', '1:', ':1', '1::2', '04:a1:7f:3a;drop', 'Ä123'])('is not %j', (given) => {
    expect(writtenCardNumber(given)).toBeUndefined()
  })

  const value = fc.integer({ min: 0, max: 2 ** 35 - 1 })
  const card = fc.record({ siteCode: value, cardNumber: value })

  it('differs for different cards, and is written once', () =>
    fc.assert(
      fc.property(card, card, fc.constantFrom(':', '-', '/'), (one, other, separator) => {
        const [first, second] = [one, other].map(({ siteCode, cardNumber }) =>
          writtenCardNumber(`${siteCode}${separator}${cardNumber}`),
        )
        expect(first).toBe(siteAndNumberText(one))
        expect(first === second).toBe(one.siteCode === other.siteCode && one.cardNumber === other.cardNumber)
        expect(writtenCardNumber(first!)).toBe(first)
      }),
    ))
})
