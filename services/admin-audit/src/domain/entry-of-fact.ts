import {
  type AuditEntry,
  type GroupExpired,
  type LoginFailed,
  type PasswordChanged,
  type PasswordResetRequested,
  type PermissionsExpired,
  type SessionTimedOut,
  type UserLoggedIn,
  type UserLoggedOut,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { actorOf, labelOf } from './entry-of-report.js'

/** A fact of the directory that is an entry of the audit log, though no administrator’s route reported it. */
export type AuditedFact =
  | UserLoggedIn
  | UserLoggedOut
  | SessionTimedOut
  | LoginFailed
  | PasswordChanged
  | PasswordResetRequested
  | PermissionsExpired
  | GroupExpired

type Told = Pick<AuditEntry, 'entryType' | 'operation' | 'outcome' | 'target'> &
  Partial<Pick<AuditEntry, 'subAction' | 'failure' | 'session' | 'changes' | 'actor'>>

const ofUser = (userId: string | undefined) => (userId === undefined ? null : { kind: 'user', id: userId })

const told = (event: AuditedFact): Told | undefined => {
  switch (event.type) {
    case 'auth.user_logged_in':
    case 'auth.user_logged_out':
    case 'auth.session_timed_out':
      return ofSession(event)
    case 'auth.login_failed':
      return failedLogin(event)
    case 'auth.password_changed': {
      const { userId, how } = event.data
      const what = { entryType: 'auth.change_password', operation: 'updated', outcome: 'done' } as const
      return { ...what, subAction: how, target: ofUser(userId) }
    }
    case 'auth.password_reset_requested':
      return forgotPassword(event)
    case 'permissions.expired':
    case 'group.expired':
      return expired(event)
  }
}

const ofSession = (event: UserLoggedIn | UserLoggedOut | SessionTimedOut): Told => {
  const about = { outcome: 'done', target: ofUser(event.data.userId), session: event.data.sessionId } as const
  switch (event.type) {
    case 'auth.user_logged_in':
      return { ...about, entryType: 'auth.login', operation: 'succeeded', subAction: event.data.method }
    case 'auth.user_logged_out':
      return { ...about, entryType: 'auth.logout', operation: 'succeeded', subAction: event.data.reason }
    case 'auth.session_timed_out':
      return { ...about, entryType: 'auth.session_timeout', operation: 'timed_out' }
  }
}

/** Whoever tried is nobody yet: the name that was given is a claim. */
const failedLogin = ({ data: { userId, cause } }: LoginFailed): Told => ({
  entryType: 'auth.login_failed',
  operation: 'failed',
  outcome: 'failed',
  failure: { code: cause === 'locked' ? 'too_many_attempts' : 'sign_in_refused' },
  target: ofUser(userId),
  actor: { type: 'anonymous', id: null },
})

/** A link that an administrator hands out is reported as what he did. */
const forgotPassword = ({ data: { userId, how } }: PasswordResetRequested): Told | undefined =>
  how === 'administrator'
    ? undefined
    : {
        entryType: 'auth.forgot_password',
        operation: 'requested',
        outcome: 'done',
        target: ofUser(userId),
        actor: { type: 'anonymous', id: null },
      }

const expired = ({ type, data }: PermissionsExpired | GroupExpired): Told => ({
  entryType: 'permissions.expired',
  operation: 'expired',
  outcome: 'done',
  target: type === 'group.expired' ? { kind: 'group', id: data.groupId } : ofUser(data.userId),
  changes:
    type === 'group.expired' ? [] : [{ field: 'credentials', before: [...data.credentialIds], after: data.doors }],
  actor: { type: 'system', id: null },
})

/**
 * The entry that a fact of the directory becomes; undefined when it is told in another way already. The same fact is the
 * same entry, however often it is read.
 */
export const entryOfFact = (event: AuditedFact, facilityPath: string | null): AuditEntry | undefined => {
  const what = told(event)
  if (what === undefined) return undefined
  const userId = 'userId' in event.data ? event.data.userId : undefined
  return {
    changes: [],
    session: null,
    actor: actorOf(event.actor),
    ...what,
    entryId: derivedId('entry-of-fact', event.id),
    label: labelOf(what.entryType),
    message: { code: what.entryType, params: { ...(userId !== undefined && { userId }), ...what.target } },
    facilityPath,
    service: 'directory',
    occurrences: 1,
  }
}
