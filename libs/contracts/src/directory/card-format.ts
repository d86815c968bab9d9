import { type SiteAndNumber, siteAndNumberText } from './card-number.js'

interface Field {
  /** bit at which it begins; the first bit a reader sends is 0 */
  readonly from: number
  readonly length: number
}

interface ParityBit {
  readonly bit: number
  readonly parity: 'even' | 'odd'
  /** bits it is computed over, itself left out */
  readonly over: readonly number[]
}

/** How the bits that a reader sends carry a number. */
export interface CardFormat {
  readonly name: string
  readonly bitLength: number
  /** absent when all of the number is one value */
  readonly siteCode?: Field
  readonly cardNumber: Field
  readonly parities: readonly ParityBit[]
  /** bits that are the same on every card of the format, such as a manufacturer's */
  readonly fixed?: Field & { readonly value: number }
}

/** What was read of a card. */
export interface CardRead {
  readonly format: string
  readonly siteCode?: number
  readonly cardNumber: number
}

const bits = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n)
/** Two bits of three, as the Corporate 1000 formats have it: all but those that leave `left` when divided by three. */
const twoOfThree = (from: number, to: number, left: number) => bits(from, to).filter((bit) => bit % 3 !== left)
const even = (bit: number, over: readonly number[]): ParityBit => ({ bit, parity: 'even', over })
const odd = (bit: number, over: readonly number[]): ParityBit => ({ bit, parity: 'odd', over })

/**
 * Formats in common use. The first of a length is the one taken for granted where nobody says which it is; 37 bits
 * do not tell whether a site code is among them.
 *
 * Sources: HID, "Understanding Card Data Formats" (H10301, H10306, Corporate 1000, H10302, H10304); HID Tech Tip 5
 * (H10301); OnlineAccess knowledge base, "37 Bit Card Format (with facility code)" (H10304). The positions of C15001
 * and of both Corporate 1000 formats, which their makers do not publish, follow the descriptions of the Proxmark3
 * project (`client/src/wiegand_formats.c`).
 */
export const cardFormats: readonly CardFormat[] = [
  {
    name: 'H10301',
    bitLength: 26,
    siteCode: { from: 1, length: 8 },
    cardNumber: { from: 9, length: 16 },
    parities: [even(0, bits(1, 12)), odd(25, bits(13, 24))],
  },
  {
    name: 'H10306',
    bitLength: 34,
    siteCode: { from: 1, length: 16 },
    cardNumber: { from: 17, length: 16 },
    parities: [even(0, bits(1, 16)), odd(33, bits(17, 32))],
  },
  {
    name: 'Corporate1000-35',
    bitLength: 35,
    siteCode: { from: 2, length: 12 },
    cardNumber: { from: 14, length: 20 },
    parities: [even(1, twoOfThree(2, 33, 1)), odd(34, twoOfThree(1, 33, 0)), odd(0, bits(1, 34))],
  },
  {
    name: 'C15001',
    bitLength: 36,
    fixed: { from: 1, length: 10, value: 900 },
    siteCode: { from: 11, length: 8 },
    cardNumber: { from: 19, length: 16 },
    parities: [even(0, bits(1, 17)), odd(35, bits(18, 34))],
  },
  {
    name: 'H10304',
    bitLength: 37,
    siteCode: { from: 1, length: 16 },
    cardNumber: { from: 17, length: 19 },
    parities: [even(0, bits(1, 18)), odd(36, bits(18, 35))],
  },
  {
    name: 'H10302',
    bitLength: 37,
    cardNumber: { from: 1, length: 35 },
    parities: [even(0, bits(1, 18)), odd(36, bits(18, 35))],
  },
  {
    name: 'Corporate1000-48',
    bitLength: 48,
    siteCode: { from: 2, length: 22 },
    cardNumber: { from: 24, length: 23 },
    parities: [even(1, twoOfThree(3, 46, 2)), odd(47, twoOfThree(2, 46, 1)), odd(0, bits(1, 47))],
  },
]

/** The bits of a card that were put down as a number, the last of them its lowest. */
export const bitsOfHex = (hex: string, bitLength: number): string =>
  BigInt(`0x${hex}`).toString(2).padStart(bitLength, '0').slice(-bitLength)

/**
 * Everything that the bits of a card can mean, the likeliest first; nothing when their length is not one of a known
 * format, or when a parity bit is wrong in all of them.
 * @param sent `0` and `1` in the order a reader sends them
 */
export const readCard = (sent: string): readonly CardRead[] =>
  cardFormats.filter((format) => isOf(format, sent)).map((format) => readAs(format, sent))

/**
 * The numbers under which a card that sends these bits may be registered, the likeliest first, as
 * {@link credentialNumber} writes them. A reader of serial numbers sends whole bytes without parity: they are
 * hexadecimal digits, and come last.
 */
export const numbersOfCard = (sent: string): readonly string[] => [
  ...readCard(sent).map(({ siteCode, cardNumber }) =>
    siteCode === undefined ? String(cardNumber).padStart(4, '0') : siteAndNumberText({ siteCode, cardNumber }),
  ),
  ...(sent.length > 0 && sent.length % 8 === 0 ? [hexadecimal(sent)] : []),
]

/**
 * The bits that a card of a format sends.
 * @returns undefined when the format cannot carry it
 */
export const bitsOfCard = (
  format: CardFormat,
  { siteCode, cardNumber }: Partial<SiteAndNumber> & Pick<SiteAndNumber, 'cardNumber'>,
): string | undefined => {
  if ((siteCode === undefined) !== (format.siteCode === undefined)) return undefined
  const fields = [
    { field: format.cardNumber, value: cardNumber },
    ...(format.siteCode === undefined ? [] : [{ field: format.siteCode, value: siteCode! }]),
    ...(format.fixed === undefined ? [] : [{ field: format.fixed, value: format.fixed.value }]),
  ]
  if (!fields.every(({ field, value }) => fits(field, value))) return undefined
  const sent = Array.from({ length: format.bitLength }, () => '0')
  for (const { field, value } of fields) {
    sent.splice(field.from, field.length, ...value.toString(2).padStart(field.length, '0'))
  }
  for (const parity of format.parities) sent[parity.bit] = expected(parity, sent.join(''))
  return sent.join('')
}

const fits = ({ length }: Field, value: number): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value < 2 ** length

const isOf = ({ bitLength, parities, fixed }: CardFormat, sent: string): boolean =>
  sent.length === bitLength &&
  /^[01]+$/.test(sent) &&
  (fixed === undefined || valueOf(fixed, sent) === fixed.value) &&
  parities.every((parity) => sent[parity.bit] === expected(parity, sent))

const expected = ({ parity, over }: ParityBit, sent: string): '0' | '1' => {
  const isOdd = over.filter((bit) => sent[bit] === '1').length % 2 === 1
  return isOdd === (parity === 'even') ? '1' : '0'
}

const readAs = ({ name, siteCode, cardNumber }: CardFormat, sent: string): CardRead => ({
  format: name,
  ...(siteCode !== undefined && { siteCode: valueOf(siteCode, sent) }),
  cardNumber: valueOf(cardNumber, sent),
})

const valueOf = ({ from, length }: Field, sent: string): number => Number.parseInt(sent.slice(from, from + length), 2)

const hexadecimal = (sent: string): string =>
  sent.replace(/[01]{4}/g, (digit) => Number.parseInt(digit, 2).toString(16)).toUpperCase()
