import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceId } from './device-attributes.js'

export const quarantineResolved = defineEvent({
  type: 'device.quarantine_resolved',
  version: 1,
  description: 'What was in quarantine could be read after all, or somebody decided that it is not worth reading.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    deviceId,
    quarantineId: z.uuid(),
    outcome: z.enum(['recorded', 'discarded']),
    blockId: z.uuid().optional().describe('The block in which it was recorded'),
    reason: z.string().min(1).max(500).optional().describe('Why it was discarded'),
  }),
  example: {
    deviceId: 'front-door',
    quarantineId: '5f0c1f5e-1111-8222-9333-444455556666',
    outcome: 'discarded',
    reason: 'test equipment',
  },
})
export type QuarantineResolved = EventFrom<typeof quarantineResolved>
