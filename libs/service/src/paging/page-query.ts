import { z } from 'zod'

/** Query parameters every list has: spread `pageQuery.shape` into the list's own `z.strictObject`. */
export const pageQuery = z.strictObject({
  limit: z.coerce
    .number('must be a number from 1 to 500')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(500, 'must be at most 500')
    .default(100)
    .describe('Rows a page, 1–500'),
  cursor: z.string().max(4096).optional().describe('`nextCursor` of the page before; opaque'),
})
export type PageQuery = z.infer<typeof pageQuery>

/** The answer of a list. `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}
