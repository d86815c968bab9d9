import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { directorySessions } from '../topic.js'

/** Why a session is over. */
export const sessionEnd = z.enum([
  'signed_out',
  'ended_by_user',
  'ended_by_administrator',
  'timed_out',
  'lifetime_over',
  'password_changed',
  'person_disabled',
  'refresh_token_reused',
])
export type SessionEnd = z.infer<typeof sessionEnd>

export const sessionEnded = defineEvent({
  type: 'session.ended',
  version: 1,
  description: 'A session is over: its access tokens are refused from now on, although they have not expired.',
  topic: directorySessions,
  subject: ({ sessionId }) => sessionId,
  data: z.object({
    sessionId: z.uuid(),
    userId: z.uuid(),
    reason: sessionEnd,
    refuseUntil: timestamp.describe('By then its last access token has expired by itself'),
  }),
  example: {
    sessionId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
    reason: 'signed_out',
    refuseUntil: '2026-11-22T09:23:52.000Z',
  },
})
export type SessionEnded = EventFrom<typeof sessionEnded>
