import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceDecoders } from '../topic.js'
import { accessMeaning } from './audit-recorded.js'

/** What one code means. `access` only where the code is an attempt at a door. */
export const decoderEntry = z.object({
  name: z.string().min(1).max(200),
  category: z.string().min(1).max(64),
  access: accessMeaning.optional(),
  evidence: z.enum(['overflow', 'clock', 'connectivity', 'tamper']).optional().describe('What else the code proves'),
  carries: z
    .enum(['card_bit_length', 'card_bits_0', 'card_bits_16', 'card_bits_32', 'card_bits_48'])
    .optional()
    .describe('What the data is of an unknown card: how many bits it sent, or 16 of them from this one on'),
  note: z.string().max(500).optional().describe('For people: where public tables disagree, and the like'),
})
export type DecoderEntry = z.infer<typeof decoderEntry>

/** A code table: four upper-case hexadecimal digits → meaning. Data, since vendors do not publish one truth (R2.11). */
export const decoderCodes = z.record(z.string().regex(/^[0-9A-F]{4}$/, 'must be four hexadecimal digits'), decoderEntry)
export type DecoderCodes = z.infer<typeof decoderCodes>

export const decoderReplaced = defineEvent({
  type: 'decoder.replaced',
  version: 1,
  description: 'The code table of a device family was replaced; past records are decoded again.',
  topic: deviceDecoders,
  subject: ({ family }) => family,
  data: z.object({ family: z.string().min(1).max(64), decoderVersion: z.int().positive(), codes: decoderCodes }),
  example: {
    family: 'engage',
    decoderVersion: 2,
    codes: {
      '0507': {
        name: 'pass-through credential',
        category: 'access',
        access: { result: 'granted', reason: 'success', accessType: 'unknown' },
      },
    },
  },
})
export type DecoderReplaced = EventFrom<typeof decoderReplaced>
