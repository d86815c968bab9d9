import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOfCard, type CardFormat, cardFormats, numbersOfCard, readCard } from './card-format.js'

const format = (name: string): CardFormat => cardFormats.find((known) => known.name === name)!

/** From the published layouts; the third is a card that many know, 2006EC0C86. Parity bits stand apart. */
const golden: readonly (readonly [string, string, number | undefined, number])[] = [
  ['H10301', '1 00000001 0000011000100100 1', 1, 1572],
  ['H10301', '1 00001011 0000001000111100 0', 11, 572],
  ['H10301', '1 01110110 0000011001000011 0', 118, 1603],
  ['H10306', '0 0000000001111011 0011000000111001 1', 123, 12345],
  ['Corporate1000-35', '1 0 000001111011 00000011000000111001 0', 123, 12345],
  ['C15001', '1 1110000100 01111011 0011000000111001 0', 123, 12345],
  ['H10304', '0 0000000001111011 0000011000000111001 1', 123, 12345],
  ['H10302', '0 00000000000000000000011000000111001 1', undefined, 12345],
  ['Corporate1000-48', '1 0 0000000000000001111011 00000000011000000111001 0', 123, 12345],
]

describe('the bits of a card', () => {
  it.each(golden)('of format %s, %s, are site code %s and number %s', (name, spaced, siteCode, cardNumber) => {
    const sent = spaced.replaceAll(' ', '')
    expect(readCard(sent)).toContainEqual({ format: name, ...(siteCode !== undefined && { siteCode }), cardNumber })
    expect(bitsOfCard(format(name), { ...(siteCode !== undefined && { siteCode }), cardNumber })).toBe(sent)
  })

  it('are none of their format when any one of them is wrong', () => {
    for (const [name, spaced] of golden) {
      const sent = spaced.replaceAll(' ', '')
      for (let at = 0; at < sent.length; at += 1) {
        const wrong = sent.slice(0, at) + (sent[at] === '0' ? '1' : '0') + sent.slice(at + 1)
        expect(readCard(wrong).map((read) => read.format)).not.toContain(name)
      }
    }
  })

  it('are the numbers under which the card may be registered', () => {
    const [one, other] = [golden[0], golden[1]].map((row) => numbersOfCard(row![1].replaceAll(' ', '')))
    expect(one).toEqual(['1:1572'])
    expect(other).toEqual(['11:572'])
    expect(numbersOfCard(golden[6]![1].replaceAll(' ', ''))).toEqual(['123:12345', '64499769'])
    expect(numbersOfCard((0x04a17f3a).toString(2).padStart(32, '0'))).toEqual(['04A17F3A'])
    expect(numbersOfCard('')).toEqual([])
    expect(numbersOfCard('1'.repeat(27))).toEqual([])
  })

  it.each([
    ['H10301', { siteCode: 256, cardNumber: 1 }],
    ['H10301', { siteCode: 1, cardNumber: 65_536 }],
    ['H10301', { cardNumber: 1 }],
    ['H10302', { siteCode: 1, cardNumber: 1 }],
    ['H10304', { siteCode: 1, cardNumber: -1 }],
  ])('of format %s cannot carry %o', (name, card) => {
    expect(bitsOfCard(format(name), card)).toBeUndefined()
  })

  it('say what was written into them, in every format', () =>
    fc.assert(
      fc.property(fc.constantFrom(...cardFormats), fc.nat(), fc.nat(), (of, site, number) => {
        const siteCode = of.siteCode === undefined ? undefined : site % 2 ** of.siteCode.length
        const cardNumber = number % 2 ** of.cardNumber.length
        const card = { ...(siteCode !== undefined && { siteCode }), cardNumber }
        expect(readCard(bitsOfCard(of, card)!)).toContainEqual({ format: of.name, ...card })
      }),
    ))
})
