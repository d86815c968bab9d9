import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { directoryEvents } from '../topic.js'
import { sessionEnd } from './session-ended.js'

const session = z.object({ sessionId: z.uuid(), userId: z.uuid() })
type Session = z.infer<typeof session>

const ofSession = {
  version: 1,
  topic: directoryEvents,
  subject: ({ sessionId }: Session) => sessionId,
  key: ({ userId }: Session) => `user:${userId}`,
}
const example: Session = {
  sessionId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
}

/** How somebody proved who he is. */
export const signInMethod = z.enum(['password', 'one_time_password', 'openid_connect'])
export type SignInMethod = z.infer<typeof signInMethod>

/** From what somebody signed in, as far as it takes to know it again; neither versions nor addresses count (D-21). */
export const signInClient = z.object({
  kind: z.enum(['browser', 'app']).describe('`app`: of a phone'),
  mark: z
    .string()
    .length(64)
    .describe(
      'HMAC-SHA-256, under a key of the installation, of the browser’s cookie or of what the app calls its device',
    ),
  family: z
    .object({ browser: z.string().max(100), os: z.string().max(100), device: z.string().max(100) })
    .describe('Without versions: `Firefox`, `Windows`, `desktop`; empty when it does not say'),
  adminArea: z.boolean().describe('Whether the person may do anything there but see himself'),
})
export type SignInClient = z.infer<typeof signInClient>

const loggedIn = session.extend({ method: signInMethod, client: signInClient.optional() })
const loggedInExample: z.infer<typeof loggedIn> = {
  ...example,
  method: 'password',
  client: {
    kind: 'browser',
    mark: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    family: { browser: 'Firefox', os: 'Windows', device: 'desktop' },
    adminArea: true,
  },
}

export const userLoggedIn = defineEvent({
  ...ofSession,
  type: 'auth.user_logged_in',
  description: 'A person signed in: a session began.',
  data: loggedIn,
  example: loggedInExample,
})
export type UserLoggedIn = EventFrom<typeof userLoggedIn>

export const userLoggedOut = defineEvent({
  ...ofSession,
  type: 'auth.user_logged_out',
  description: 'A session ended before it was idle for too long.',
  data: session.extend({ reason: sessionEnd.exclude(['timed_out']) }),
  example: { ...example, reason: 'signed_out' },
})
export type UserLoggedOut = EventFrom<typeof userLoggedOut>

export const sessionTimedOut = defineEvent({
  ...ofSession,
  type: 'auth.session_timed_out',
  description: 'A session ended because it was not refreshed for too long.',
  data: session.extend({ idleSec: z.int().nonnegative().describe('Since it was refreshed for the last time') }),
  example: { ...example, idleSec: 903 },
})
export type SessionTimedOut = EventFrom<typeof sessionTimedOut>

const mark = z.string().length(64).describe('HMAC-SHA-256 under a key of the installation: the same for the same text')
const failure = z.object({
  attemptId: z.uuid(),
  userId: z.uuid().optional().describe('Absent when nobody has the name that was given'),
  nameMark: mark,
  addressMark: mark,
  cause: z
    .enum(['refused', 'locked'])
    .describe('`locked`: too many attempts; told once, further ones are answered alike but not told'),
})

export const loginFailed = defineEvent({
  type: 'auth.login_failed',
  version: 1,
  description: 'Somebody tried to sign in and was refused. The name that was given is not in the event.',
  topic: directoryEvents,
  subject: ({ attemptId }) => attemptId,
  key: ({ attemptId, userId }) => (userId === undefined ? `login:${attemptId}` : `user:${userId}`),
  data: failure,
  example: {
    attemptId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
    userId: example.userId,
    nameMark: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    addressMark: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
    cause: 'refused',
  },
})
export type LoginFailed = EventFrom<typeof loginFailed>
