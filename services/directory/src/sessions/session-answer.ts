import { ACCESS_TOKEN_SEC } from '@doorledger/service'
import { z } from 'zod'
import { endsAt, type OpenSession, type SessionLimits } from '../domain/session-life.js'

/** What whoever signs in, or refreshes the session, gets. */
export const sessionAnswer = z.object({
  accessToken: z.string().describe('Sent as `Authorization: Bearer <token>` to every service'),
  expiresInSec: z.int().describe('Of the access token; refresh the session before'),
  sessionId: z.uuid(),
  userId: z.uuid(),
  endsAt: z.iso.datetime().describe('When the session ends unless it is refreshed before'),
  mustChangePassword: z
    .boolean()
    .describe(
      'Signed in with a one-time password: nothing but `PUT /v1/users/me/password` is allowed before it is changed',
    ),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

interface AnsweredSession extends Pick<OpenSession, 'startedAt' | 'lastUsedAt'> {
  readonly sessionId: string
  readonly userId: string
  readonly mustChangePassword: boolean
}

export const sessionAnswerOf = (
  { sessionId, userId, mustChangePassword, ...times }: AnsweredSession,
  accessToken: string,
  limits: SessionLimits,
): SessionAnswer => ({
  accessToken,
  expiresInSec: ACCESS_TOKEN_SEC,
  sessionId,
  userId,
  endsAt: endsAt(times, limits).toISOString(),
  mustChangePassword,
})
