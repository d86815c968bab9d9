/** What a card carries when it has a site code: two values, each without leading zeros. */
export interface SiteAndNumber {
  readonly siteCode: number
  readonly cardNumber: number
}

const BETWEEN_VALUES = /[:/,.-]/
const SPACE = /\s/g
const DECIMAL = /^[0-9]+$/

/** One value, however it is grouped. The upper bound keeps a hostile number from being hashed at length. */
const ONE_VALUE = /^[0-9A-Z]{4,128}$/
const SEVERAL_VALUES = /^[0-9]{1,20}(?::[0-9]{1,20}){1,3}$/

/** How a site code and a card number are written when a card is looked up: `11:572`. */
export const siteAndNumberText = ({ siteCode, cardNumber }: SiteAndNumber): string => `${siteCode}:${cardNumber}`

/**
 * Writes the number of a card, fob or phone key in the one way in which it is looked up.
 *
 * A separator between decimal values means something: `1:1572` and `11:572` are the same digits on two cards, while
 * `011-00572` is `11:572`, since readers send values and know no leading zeros. Grouping within a value means nothing:
 * spaces anywhere, groups of equal length as in `0012-3456-7890`, and all groups of a number with letters, as in
 * `04:a1-7f 3a`.
 * @returns undefined when it is no such number
 */
export const writtenCardNumber = (given: string): string | undefined => {
  const parts = given.replace(SPACE, '').toUpperCase().split(BETWEEN_VALUES)
  if (areSeveralValues(parts)) {
    const text = parts.map(withoutLeadingZeros).join(':')
    return SEVERAL_VALUES.test(text) ? text : undefined
  }
  const text = parts.join('')
  return ONE_VALUE.test(text) ? text : undefined
}

const areSeveralValues = (parts: readonly string[]): boolean =>
  parts.length > 1 && parts.every((part) => DECIMAL.test(part)) && (parts.length === 2 || !areOfOneLength(parts))

const areOfOneLength = (parts: readonly string[]): boolean =>
  parts[0]!.length > 1 && parts.every(({ length }) => length === parts[0]!.length)

const withoutLeadingZeros = (value: string): string => value.replace(/^0+(?=[0-9])/, '')
