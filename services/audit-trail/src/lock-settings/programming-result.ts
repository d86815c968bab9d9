import { linesOfText } from '@doorledger/contracts'
import { z } from 'zod'

/** How programming went, as whoever was at the lock says. */
export const programmingResult = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done') }),
  z.strictObject({
    outcome: z.literal('failed'),
    reason: linesOfText(500).describe('For people: `connection to the lock lost`'),
  }),
])
