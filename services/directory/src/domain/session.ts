import type {
  FactOf,
  SessionEnd,
  SessionEnded,
  SessionTimedOut,
  SignInClient,
  SignInMethod,
  UserLoggedIn,
  UserLoggedOut,
} from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type SessionEvent = FactOf<UserLoggedIn | UserLoggedOut | SessionTimedOut | SessionEnded>

/** Why a session ends, and for how long it was idle when that is why. */
export type Ending =
  { readonly reason: Exclude<SessionEnd, 'timed_out'> } | { readonly reason: 'timed_out'; readonly idleSec: number }

export type SessionCommand =
  | {
      readonly type: 'start'
      readonly sessionId: string
      readonly userId: string
      readonly method: SignInMethod
      readonly client?: SignInClient
    }
  | {
      readonly type: 'end'
      readonly ending: Ending
      /** when the last access token that may have been issued has expired */
      readonly refuseUntil: Date
    }

export type SessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'open'; readonly sessionId: string; readonly userId: string }
  | { readonly status: 'over' }

const decide = (command: SessionCommand, standing: SessionState): readonly SessionEvent[] => {
  switch (command.type) {
    case 'start': {
      if (standing.status !== 'unknown') throw new DomainError('session_exists', 'conflict', 'The session exists')
      const { type: _, ...data } = command
      return [{ type: 'auth.user_logged_in', data }]
    }
    case 'end': {
      if (standing.status === 'unknown') throw new DomainError('session_not_found', 'not_found', 'No such session')
      if (standing.status === 'over') return []
      return endOf(standing, command.ending, command.refuseUntil)
    }
  }
}

const endOf = (
  { sessionId, userId }: { readonly sessionId: string; readonly userId: string },
  ending: Ending,
  refuseUntil: Date,
): readonly SessionEvent[] => {
  const session = { sessionId, userId }
  const ended: SessionEvent = {
    type: 'session.ended',
    data: { ...session, reason: ending.reason, refuseUntil: refuseUntil.toISOString() },
  }
  return ending.reason === 'timed_out'
    ? [ended, { type: 'auth.session_timed_out', data: { ...session, idleSec: ending.idleSec } }]
    : [ended, { type: 'auth.user_logged_out', data: { ...session, reason: ending.reason } }]
}

const evolve = (standing: SessionState, event: SessionEvent): SessionState => {
  switch (event.type) {
    case 'auth.user_logged_in':
      return { status: 'open', sessionId: event.data.sessionId, userId: event.data.userId }
    case 'session.ended':
      return { status: 'over' }
    case 'auth.user_logged_out':
    case 'auth.session_timed_out':
      return standing
  }
}

/** The life of a session: it begins when somebody signs in and ends once, for whatever reason comes first. */
export const session: Decider<SessionCommand, SessionState, SessionEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
