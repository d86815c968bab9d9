import type { RowsAtHand } from './import-job.js'
import { seeDigests } from './import-tables.js'

/** Something that a file may say once only. */
export interface Mark {
  readonly line: number
  readonly field: string
  /** written as it is compared */
  readonly value: string
}

/** In which line a file said the same first; undefined when nowhere but in the line asked about. */
export type SeenAt = (mark: Mark) => number | undefined

/** Remembers what rows say, by digest, and finds what was there before them. */
export const seenBefore = async (
  { batch, job, key }: Omit<RowsAtHand, 'rows'>,
  marks: readonly Mark[],
): Promise<SeenAt> => {
  const digests = marks.map(({ line, field, value }) => ({ line, digest: key.digest(field, value) }))
  const first = await seeDigests(batch.client, job, digests)
  return ({ line, field, value }) => {
    const seenAt = first.get(key.digest(field, value))
    return seenAt === line ? undefined : seenAt
  }
}
