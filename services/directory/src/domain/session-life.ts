import type { Ending } from './session.js'

/** An open session, and what became of its person since it began. */
export interface OpenSession {
  readonly startedAt: Date
  /** when it began, or was refreshed for the last time */
  readonly lastUsedAt: Date
  /** how often it was refreshed: the refresh token in use is the one of this generation */
  readonly generation: number
  readonly isPersonEnabled: boolean
  /** the password was changed since, in another session or by a link */
  readonly isPasswordOutdated: boolean
}

export interface SessionLimits {
  readonly idleSec: number
  readonly lifetimeSec: number
}

/** Why the session has to end by now; undefined when it may go on. */
export const dueEnding = (session: OpenSession, at: Date, limits: SessionLimits): Ending | undefined => {
  if (!session.isPersonEnabled) return { reason: 'person_disabled' }
  if (session.isPasswordOutdated) return { reason: 'password_changed' }
  const idleSec = secondsBetween(session.lastUsedAt, at)
  if (idleSec >= limits.idleSec) return { reason: 'timed_out', idleSec }
  return secondsBetween(session.startedAt, at) >= limits.lifetimeSec ? { reason: 'lifetime_over' } : undefined
}

/** For how long the refresh token that was replaced last is still accepted, in seconds since it was replaced. */
export const REUSE_GRACE_SEC = 30

/**
 * What comes of a refresh token that we made, of some generation, being shown: the session is refreshed, its newest
 * tokens are answered again, or it ends.
 */
export const refreshOf = (
  session: OpenSession,
  shown: number,
  at: Date,
  limits: SessionLimits,
): Ending | 'refresh' | 'answer_again' => {
  const due = dueEnding(session, at, limits)
  if (due !== undefined) return due
  if (shown === session.generation) return 'refresh'
  return isWithinGrace(session, shown, at) ? 'answer_again' : { reason: 'refresh_token_reused' }
}

/**
 * Two tabs refresh at once, or an answer is lost: the token replaced last comes again soon after. It is answered with
 * the token that replaced it and counts as no use, so the grace does not extend itself. Of two who hold the tokens of
 * one session, the one who refreshes second shows a token that was replaced, sooner or later after the grace: theft is
 * found as before.
 */
const isWithinGrace = ({ generation, lastUsedAt }: OpenSession, shown: number, at: Date): boolean =>
  shown === generation - 1 && secondsBetween(lastUsedAt, at) < REUSE_GRACE_SEC

/** When the session ends unless it is refreshed before. */
export const endsAt = (
  { startedAt, lastUsedAt }: Pick<OpenSession, 'startedAt' | 'lastUsedAt'>,
  { idleSec, lifetimeSec }: SessionLimits,
): Date => new Date(Math.min(startedAt.getTime() + lifetimeSec * 1000, lastUsedAt.getTime() + idleSec * 1000))

const secondsBetween = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000))
