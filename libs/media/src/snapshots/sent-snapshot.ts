import { timestamp } from '@doorledger/contracts'
import { z } from 'zod'

/** Largest picture that devices hand in. */
export const SNAPSHOT_LIMIT_BYTES = 10 * 1_048_576

const sentDataUri = z.strictObject({
  dataUri: z.string().describe('`data:image/jpeg;base64,…`'),
  takenAt: timestamp.optional(),
})
const sentLink = z.strictObject({
  url: z.string().max(4_096).describe('`https:` and complete'),
  mime: z.string().max(100).optional(),
  takenAt: timestamp.optional(),
  expiresAt: timestamp.optional(),
})

/** A picture as a device sends it in JSON: by itself, or where it is to be had. */
export const sentSnapshot = z.union([sentDataUri, sentLink])
export type SentSnapshot = z.infer<typeof sentSnapshot>
