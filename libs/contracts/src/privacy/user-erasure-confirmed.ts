import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { privacyEvents } from '../topic.js'

/** The services that hold what a person owns, and remove it when the person is erased. */
export const servicesHoldingPersonalData = [
  'directory',
  'audit-trail',
  'admin-audit',
  'reporting',
  'face-match',
] as const

export const userErasureConfirmed = defineEvent({
  type: 'user.erasure_confirmed',
  version: 1,
  description: 'A service holds no name, address or picture of an erased person any more.',
  topic: privacyEvents,
  subject: ({ userId }) => userId,
  key: ({ userId }) => `user:${userId}`,
  data: z.object({
    userId: z.uuid(),
    service: z.string().min(1).describe('Which service: `audit-trail`'),
  }),
  example: { userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', service: 'audit-trail' },
})
export type UserErasureConfirmed = EventFrom<typeof userErasureConfirmed>
