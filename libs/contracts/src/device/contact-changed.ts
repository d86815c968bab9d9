import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { recordFlag } from './audit-recorded.js'
import { deviceId } from './device-attributes.js'

/** What a door contact tells. `unknown`: the device cannot say, for instance after a restart. */
export const contactState = z.enum(['open', 'closed', 'unknown'])
export type ContactState = z.infer<typeof contactState>

/** What every report of a device has in common. */
export const deviceReport = z.object({
  reportId: z.uuid().describe('Derived from the device and its own event id: the same report again has the same id'),
  deviceId,
  flags: z.array(recordFlag),
})

export const contactChanged = defineEvent({
  type: 'device.contact_changed',
  version: 1,
  description: 'A door contact opened or closed, or the device no longer knows which.',
  topic: deviceEvents,
  subject: ({ deviceId: id }) => id,
  data: deviceReport.extend({
    state: contactState,
    previous: contactState.optional().describe('As the device remembers it'),
  }),
  example: {
    reportId: '3f0c1f5e-1111-8222-9333-444455556667',
    deviceId: 'front-door-contact',
    state: 'open' as const,
    previous: 'closed' as const,
    flags: [],
  },
})
export type ContactChanged = EventFrom<typeof contactChanged>
