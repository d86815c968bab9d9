import { z } from 'zod'

/**
 * The JSON Schema (draft 2020-12) of what a route takes or answers.
 * @throws {Error} for a pattern with `\p{…}`, which generators of clients for Python and Java cannot read: such a rule
 * belongs into a refinement
 */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema: { pattern } }) => {
      if (pattern !== undefined && /\\p\{/i.test(pattern)) throw new Error(`Not every generator reads ${pattern}`)
    },
  })
  return jsonSchema
}
