import { z } from 'zod'

/** Kept out of the pattern in OpenAPI: generators for Python and Java cannot read `\p{…}`. */
const spaceOrUnseen = /[\s\p{C}\p{Default_Ignorable_Code_Point}]/u

/** Under which a person is known to another system, such as personnel or the card printer (D-05). */
export const externalId = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be 1–63 lower-case letters, digits or hyphens and begin with a letter')
    .describe('The system: `hr`'),
  id: z
    .string()
    .normalize('NFC')
    .min(1)
    .max(200)
    .refine((text) => !spaceOrUnseen.test(text), 'must not hold spaces or characters that cannot be seen')
    .describe('As the system writes it; unique within it'),
})
export type ExternalId = z.infer<typeof externalId>

/** In one order, each once: so that equal lists are equal. */
export const externalIds = z.array(externalId).max(20).transform(tidied)

function tidied(ids: readonly ExternalId[]): readonly ExternalId[] {
  const byText = new Map(ids.map((one) => [externalIdText(one), one]))
  return [...byText].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, id]) => id)
}

/** As in files: `hr:4711`. No source has a colon. */
export const externalIdText = ({ source, id }: ExternalId): string => `${source}:${id}`

/** Several of these separated by spaces. */
export const externalIdsText = z
  .string()
  .transform((text) => text.split(/\s+/).filter((part) => part !== ''))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^[^:]+:./, 'must be source:id, several separated by spaces')
        .transform((text) => ({ source: text.slice(0, text.indexOf(':')), id: text.slice(text.indexOf(':') + 1) })),
    ),
  )
  .pipe(externalIds)

export const sameExternalIds = (one: readonly ExternalId[], other: readonly ExternalId[]): boolean =>
  one.length === other.length && one.every((id, index) => externalIdText(id) === externalIdText(other[index]!))
