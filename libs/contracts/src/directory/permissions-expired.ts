import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { directoryEvents } from '../topic.js'

/** Credentials of one person whose validity ended at the same instant (R1.19, R1.26). */
export const permissionsExpired = defineEvent({
  version: 1,
  topic: directoryEvents,
  subject: ({ userId }) => userId,
  key: ({ userId }) => `user:${userId}`,
  type: 'permissions.expired',
  description:
    'The validity of credentials that a person holds has ended, and nobody prolonged them before. Told once for each ' +
    'credential and end of validity, also when nobody could tell it at the time; prolonging them later takes nothing back.',
  data: z.object({
    userId: z.uuid().describe('Who holds them'),
    credentialIds: z.array(z.uuid()).min(1),
    validUntil: timestamp,
    doors: z
      .enum(['all', 'some'])
      .describe('`all`: nothing else that the person holds was valid when this was told; `some`: something was'),
  }),
  example: {
    userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
    credentialIds: ['0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'],
    validUntil: '2026-12-31T22:00:00.000Z',
    doors: 'all' as const,
  },
})
export type PermissionsExpired = EventFrom<typeof permissionsExpired>
