import { z } from 'zod'
import { writtenCardNumber } from './card-number.js'
import type { CredentialKind } from './credential-state.js'

/** As printed on the thing or read by a lock; {@link writtenCardNumber} says what of it means something. */
const printedNumber = z
  .string()
  .max(256)
  .transform((text, context) => {
    const written = writtenCardNumber(text)
    if (written !== undefined) return written
    context.addIssue('must be 4–128 letters and digits, in groups or not, or a site code and a number: 11:572')
    return z.NEVER
  })

const secretText = (least: number, most: number) =>
  z
    .string()
    .max(4_096)
    .normalize('NFC')
    .pipe(
      z
        .string()
        .min(least, `must be at least ${least} characters`)
        .max(most, `must be at most ${most} characters`)
        .regex(/^\P{Cc}+$/u, 'must be one line of text'),
    )

/**
 * What the number of a credential may look like, and how it is written when it is looked up. Every service that looks
 * for the credential a lock has seen must write it like this, or finds nothing. No message repeats the number.
 */
export const credentialNumber: Readonly<Record<CredentialKind, z.ZodType<string, string>>> = {
  phone_key: printedNumber,
  key_fob: printedNumber,
  keycard: printedNumber,
  pin: z.string().regex(/^[0-9]{4,12}$/, 'must be 4–12 digits'),
  passcode: secretText(4, 128),
  qr: secretText(8, 2_048),
}

/** What the HMAC of a number is made of by which it is looked up: `hmac(...lookupParts(...))` of the key for lookups. */
export const lookupParts = (tenantId: string, kind: CredentialKind, number: string): readonly string[] => [
  tenantId,
  kind,
  number,
]

/**
 * The same for what a lock has read, which is the number of a thing and does not say what kind of thing. Apart from
 * every {@link lookupParts}, since no kind is called so.
 */
export const referenceParts = (tenantId: string, number: string): readonly string[] => [tenantId, 'reference', number]

/** What a person knows or shows is not what locks file. */
export const hasReference = (kind: CredentialKind): boolean => REFERRED_TO.has(kind)

const REFERRED_TO: ReadonlySet<CredentialKind> = new Set(['phone_key', 'key_fob', 'keycard'])

/** Who sees four characters of these knows enough to try the rest. */
const NEVER_SHOWN: ReadonlySet<CredentialKind> = new Set(['pin', 'passcode'])

/** Of a shorter number more than half would be shown. */
const SHORTEST_SHOWN = 8

/**
 * The last four characters, by which people tell one card from another.
 * @param number as {@link credentialNumber} writes it
 * @returns undefined when they would give the number away
 */
export const last4Of = (kind: CredentialKind, number: string): string | undefined =>
  NEVER_SHOWN.has(kind) ? undefined : lastOf(number.replaceAll(':', ''))

const lastOf = (digits: string): string | undefined => (digits.length < SHORTEST_SHOWN ? undefined : digits.slice(-4))
