import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { accessEvents } from '../topic.js'
import { configId } from './config/config-id.js'

export const accessDuressSignalled = defineEvent({
  type: 'access.duress_signalled',
  version: 1,
  description:
    'Somebody entered by a duress PIN. Beside the grant, for whoever comes to help; never shown at the site.',
  topic: accessEvents,
  subject: ({ accessEventId }) => accessEventId,
  key: ({ doorId }) => doorId,
  data: z.object({
    accessEventId: z.uuid(),
    doorId: configId,
    userId: z.uuid(),
    macroId: configId.optional().describe('What runs silently; absent when the rule names none'),
  }),
  example: {
    accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
    doorId: 'main-entrance',
    userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    macroId: 'call-for-help',
  },
})
export type AccessDuressSignalled = EventFrom<typeof accessDuressSignalled>
