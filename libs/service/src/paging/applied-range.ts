import type { TimeRange } from '@doorledger/kernel'
import { z } from 'zod'

/** The time a list was narrowed to, also when nobody asked: half-open, `null` where it has no bound. */
export const appliedRange = z
  .object({
    from: z.iso.datetime({ precision: 3 }).nullable().describe('In it'),
    to: z.iso.datetime({ precision: 3 }).nullable().describe('Not in it'),
  })
  .describe('The time the answer is about: what `range`, `from` and `to` meant, or the default')

export type AppliedRange = z.infer<typeof appliedRange>

export const appliedRangeOf = ({ from, to }: TimeRange): AppliedRange => ({
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
})
