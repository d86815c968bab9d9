import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { directoryEvents } from '../topic.js'

const ofPassword = {
  version: 1,
  topic: directoryEvents,
  subject: ({ userId }: { userId: string }) => userId,
  key: ({ userId }: { userId: string }) => `user:${userId}`,
}
const userId = z.uuid()
const example = { userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d' }

export const passwordChanged = defineEvent({
  ...ofPassword,
  type: 'auth.password_changed',
  description: 'A person has another password, which is in no event, nor is anything derived from it.',
  data: z.object({
    userId,
    how: z.enum(['old_password', 'link']).describe('By who knew the old one, or by a one-time link'),
  }),
  example: { ...example, how: 'old_password' },
})
export type PasswordChanged = EventFrom<typeof passwordChanged>

export const passwordResetRequested = defineEvent({
  ...ofPassword,
  type: 'auth.password_reset_requested',
  description: 'A one-time link to set another password was made.',
  data: z.object({
    userId,
    linkId: z.uuid(),
    how: z.enum(['mail', 'administrator']).describe('Sent to the person’s address, or handed out by an administrator'),
  }),
  example: { ...example, linkId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f', how: 'mail' },
})
export type PasswordResetRequested = EventFrom<typeof passwordResetRequested>
