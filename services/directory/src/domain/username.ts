import { z } from 'zod'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Kept out of the pattern in OpenAPI: generators for Python and Java cannot read `\p{…}`. */
const letters = /^\p{L}[\p{L}\p{M}\p{N}._@+-]{0,99}$/u
/** Characters that are not seen, some of them letters and accents by Unicode’s reckoning. */
const unseen = /\p{Default_Ignorable_Code_Point}/u

/**
 * Begins with a letter and is no UUID, so that it is never taken for a number or an id (D-05). Kept in one form, however
 * wide it was typed, with nothing in it that is not seen: as RFC 8265 has it for names of users (§3.3), but that the case
 * is kept for reading. Names are told apart by {@link usernameKey}.
 */
export const username = z
  .string()
  .normalize('NFKC')
  .min(1)
  .max(100)
  .refine((text) => letters.test(text), 'must be 1–100 letters, digits or . _ @ + - and begin with a letter')
  .refine((text) => !unseen.test(text), 'must not hold characters that are not seen')
  .refine((text) => !uuid.test(text), 'must not look like an id')
  .describe('Unique, in whatever case and width it is written')

/**
 * What two user names have in common that are one: the same for `Anna`, `ANNA` and `Ａｎｎａ`. Made here and not by the
 * database, whose `lower` follows its own locale and takes `İ` for `i`: then whoever guesses would be counted under one
 * name and let in under another.
 * @param text as typed or kept; anything
 */
export const usernameKey = (text: string): string =>
  Array.from(text.normalize('NFKC'), folded).join('').normalize('NFKC')

/**
 * Folds `ẞ`, `ß` and `SS` into one, by way of the upper case. Each character by itself, since what `toLowerCase` makes
 * of a sigma depends on where it stands.
 */
const folded = (character: string): string => character.toLowerCase().toUpperCase().toLowerCase()
