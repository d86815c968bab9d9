import {
  type AccessType,
  bitsOfCard,
  cardFormats,
  type CredentialKind,
  credentialNumber,
  hasReference,
  lookupParts,
  numbersOfCard,
  referenceParts,
} from '@doorledger/contracts'
import type { LookupKey } from '@doorledger/privacy'
import { z } from 'zod'

const LONGEST_VALUE = 4_096
const MOST_BITS = 512

/** What a reader read or a keypad took in. The value is looked up by its keyed hash and kept nowhere. */
export const presentedCredential = z.strictObject({
  kind: z.enum(['pin', 'passcode', 'rfid', 'keycard', 'key_fob', 'phone_key', 'qr']),
  value: z
    .string()
    .min(1)
    .max(LONGEST_VALUE)
    .describe('As typed, printed or read: a site code and number `11:572`, or the bits of a card in hexadecimal'),
  bits: z
    .int()
    .min(1)
    .max(MOST_BITS)
    .optional()
    .describe('How many bits the reader sent, when `value` is what it sent'),
})
export type PresentedCredential = z.infer<typeof presentedCredential>

/**
 * The same as a controller hands it in that decided alone: by the credential it found. Of one it did not find it keeps
 * no value, and hands in what kind it was.
 */
export const handedInCredential = presentedCredential.extend({
  value: presentedCredential.shape.value.optional(),
  credentialId: z.uuid().optional().describe('Of the snapshot, with `offline` only, instead of `value`'),
})
export type HandedInCredential = z.infer<typeof handedInCredential>

/** Why a value can be that of no credential. Never repeats it. */
export interface ValueFault {
  readonly field: 'value' | 'bits'
  readonly message: string
}

/** The keyed hashes by which a credential is looked for, the likeliest first; or what is wrong with the value. */
export const hashesOf = (
  key: LookupKey,
  tenantId: string,
  presented: PresentedCredential,
): readonly string[] | ValueFault => {
  const parts = partsOf(tenantId, presented)
  return isFault(parts) ? parts : parts.map((each) => key.hmac(...each))
}

/** What those hashes are made of; more than one for a card whose bits can mean more than one thing. */
export const partsOf = (
  tenantId: string,
  presented: PresentedCredential,
): readonly (readonly string[])[] | ValueFault => {
  const kind: CredentialKind = presented.kind === 'rfid' ? 'keycard' : presented.kind
  const numbers = presented.bits === undefined ? [presented.value] : numbersIn(presented.value, presented.bits)
  if (isFault(numbers)) return numbers
  const found: (readonly string[])[] = []
  for (const number of numbers) {
    const { data: written, error } = credentialNumber[kind].safeParse(number)
    if (error) return { field: 'value', message: error.issues[0]?.message ?? 'is not valid' }
    found.push(hasReference(kind) ? referenceParts(tenantId, written) : lookupParts(tenantId, kind, written))
  }
  return found
}

export const isFault = <Found>(found: readonly Found[] | ValueFault): found is ValueFault => !Array.isArray(found)

/** What the bits of a card can mean; a number that was given with its bit length is one that such a card can carry. */
const numbersIn = (value: string, bits: number): readonly string[] | ValueFault => {
  const sent = bitsIn(value, bits)
  if (sent !== undefined) return numbersOfCard(sent)
  const pair = /^(\d{1,9})[:-](\d{1,12})$/.exec(value)
  const carried =
    pair !== null &&
    cardFormats.some(
      (format) =>
        format.bitLength === bits &&
        bitsOfCard(format, {
          siteCode: Number(pair[1]),
          cardNumber: Number(pair[2]),
        }) !== undefined,
    )
  return carried ? [value] : { field: 'bits', message: 'contradicts the value' }
}

/** As many bits as were sent, from as many hexadecimal digits as hold them: those before must be nought. */
const bitsIn = (value: string, bits: number): string | undefined => {
  if (!/^[0-9A-Fa-f]+$/.test(value) || value.length !== Math.ceil(bits / 4)) return undefined
  const all = [...value].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const lead = all.length - bits
  return all.slice(0, lead).includes('1') ? undefined : all.slice(lead)
}

/** How an attempt is filed: a card by what it is, when that is known. */
export const accessTypeOf = (kind: PresentedCredential['kind'], found: CredentialKind | undefined): AccessType =>
  kind === 'rfid' && found !== undefined ? found : kind
