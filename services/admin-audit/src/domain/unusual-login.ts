import type { AuditEntry, SignInClient, UserLoggedIn } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { actorOf, labelOf } from './entry-of-report.js'

/** Something by which the client of a person is known again. */
export interface ClientTrait {
  readonly trait: 'client' | 'family'
  readonly value: string
}

/**
 * What makes a client a known one (D-21): a browser by its cookie and by the family of browser, system and device, a phone
 * by what its app calls it. Versions and addresses never count, nor do logins of those for whom there is no admin area.
 */
export const traitsOf = ({ client }: UserLoggedIn['data']): readonly ClientTrait[] => {
  if (client === undefined) return []
  const itself = { trait: 'client', value: client.mark } as const
  if (client.kind === 'app') return [itself]
  return client.adminArea ? [itself, { trait: 'family', value: `browser: ${spoken(client)}` }] : []
}

/** The entry of a login from something new; undefined when it does not matter from what somebody signs in. */
export const unusualLogin = (event: UserLoggedIn, facilityPath: string | null): AuditEntry | undefined => {
  const { client, userId, sessionId } = event.data
  if (client === undefined) return undefined
  const entryType = client.kind === 'app' ? 'auth.unrecognized_device_login' : 'auth.admin_area_login_observed'
  const target = { kind: 'user', id: userId }
  return {
    entryId: derivedId('unusual-login', event.id),
    entryType,
    label: labelOf(entryType),
    operation: 'observed',
    outcome: 'done',
    actor: actorOf(event.actor),
    target,
    changes: [{ field: 'client', before: null, after: spoken(client) }],
    message: { code: entryType, params: { userId, ...target } },
    facilityPath,
    session: sessionId,
    service: 'directory',
    occurrences: 1,
  }
}

/** `Firefox on Windows, desktop` */
const spoken = ({ family: { browser, os, device } }: SignInClient): string => {
  const what = [browser || 'unknown', os && `on ${os}`].filter(Boolean).join(' ')
  return device === '' ? what : `${what}, ${device}`
}
