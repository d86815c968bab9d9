import type { FieldChange } from '@doorledger/contracts'

/** What stands in place of a secret. */
export const MASK = '***'

const MOST_CHANGES = 200
const MOST_CHARACTERS = 4_000

/** Names of fields whose value nobody may read, wherever they stand in a path. */
const SECRET_FIELD =
  /(^|[._\-\s])(pass(word|code|phrase)?|secret|token|pin|otp|cvv|credential_?number|card_?(no|number)|api_?key|private_?key|authorization|cookie)s?($|[._\-\s\d])/i

/** Runs of 12 to 19 digits, as payment and access cards have, whatever separates them. */
const CARD_NUMBER = /(?<![\d-])\d(?:[ -]?\d){11,18}(?![\d-])/g
const BEARER = /\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}/gi
/** Except tab and line feed, which text may have. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g

/** Words of a camel-cased name are told apart: `cardNumber` is `card_number`. */
const spelledOut = (field: string): string => field.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')

const isSecret = (field: string): boolean => SECRET_FIELD.test(spelledOut(field))

const cleanText = (text: string): string =>
  text.replaceAll(CONTROL, '').replaceAll(CARD_NUMBER, MASK).replaceAll(BEARER, `$1 ${MASK}`).slice(0, MOST_CHARACTERS)

const cleanValue = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'number') return CARD_NUMBER_OF_DIGITS.test(String(value)) ? MASK : value
  if (Array.isArray(value)) return value.map(cleanValue)
  return typeof value === 'object' && value !== null ? cleanObject(value) : value
}

const CARD_NUMBER_OF_DIGITS = /^\d{12,19}$/

const cleanObject = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      cleanText(name),
      isSecret(name) ? masked(member) : cleanValue(member),
    ]),
  )

const masked = (value: unknown) => (value === null || value === undefined ? null : MASK)

/**
 * What the log may show of changes: values of fields that hold secrets are masked, and so is what looks like a number of
 * a card or a token in any other; control characters are left out.
 */
export const shownChanges = (changes: readonly FieldChange[]): FieldChange[] =>
  changes.slice(0, MOST_CHANGES).map(({ field, before, after }) => {
    const hide = isSecret(field) ? masked : cleanValue
    return { field: cleanText(field), before: hide(before), after: hide(after) } as FieldChange
  })

/** Free text of others, as the log may show it. */
export const shownText = cleanText
