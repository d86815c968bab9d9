import { z } from 'zod'
import { timestamp } from '../envelope.js'

/** Why an opening without an authorised unlock was none after all. */
export const explanation = z.object({
  accessEventId: z.uuid().optional().describe('The unlock that was told of later'),
  cause: z.string().describe('Its reason; `contact_history` when late reports of the contact show no such opening'),
  at: timestamp.optional().describe('When it was'),
})
export type Explanation = z.infer<typeof explanation>

/** How a door was found forced: nobody saw it, it follows from the contact (R4.51). */
export const forcedOpen = z.object({
  inferred: z.literal(true),
  windowSec: z.number().nonnegative().describe('An unlock this long before would have authorised the opening'),
  lastUnlockAt: timestamp.optional().describe('End of the last authorised unlock before'),
  explainedBy: explanation.optional().describe('Present once the statement is withdrawn'),
})
export type ForcedOpen = z.infer<typeof forcedOpen>

/** How long a door has been held open (R4.52). */
export const heldOpen = z.object({
  inferred: z.literal(true),
  thresholdSec: z.number().positive(),
  openSince: timestamp,
  openForSec: z.number().nonnegative(),
  reminderNo: z.int().positive().describe('1 at the threshold, 2 at twice the threshold, …'),
})
export type HeldOpen = z.infer<typeof heldOpen>
