import { z } from 'zod'

/** What can be set at a lock. `desired` is what people decided, `reported` what the lock was programmed with. */
export const lockSettings = z.object({
  collectsAuditTrails: z.boolean().describe('Whether the lock keeps records of what happens at it'),
})
export type LockSettings = z.infer<typeof lockSettings>

/** As every lock leaves the factory (R0.13). */
export const factorySettings: LockSettings = { collectsAuditTrails: true }

/** `ota`: by a phone at its next visit; `programming_key`: by a key at the PC, with the lock at hand (R0.29, R0.30). */
export const programmingMethod = z.enum(['ota', 'programming_key'])
export type ProgrammingMethod = z.infer<typeof programmingMethod>

export const programmingState = z.enum(['up_to_date', 'needs_programming', 'scheduled', 'programming', 'failed'])
export type ProgrammingState = z.infer<typeof programmingState>
