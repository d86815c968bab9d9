import { DomainError } from '@doorledger/kernel'
import type { DeclaredAccess } from './declared-access.js'
import type { TokenHolder } from './known-holder.js'

/** What a route demands of whoever holds a token. Devices and the public are not known by one. */
export type ForHolders = Extract<DeclaredAccess, { kind: 'permission' | 'session' }>

export const isForHolders = (access: DeclaredAccess): access is ForHolders =>
  access.kind === 'permission' || access.kind === 'session'

/** @throws {DomainError} when the holder may not do what the route does */
export const refuseHolder = (holder: TokenHolder, needed: ForHolders): void => {
  if (holder.session?.mustChangePassword === true) refuseBeforePasswordChange(needed)
  if (needed.kind === 'permission') refuseUnlessHeld(holder, needed)
  else if (holder.session === undefined) throw sessionNeeded()
}

const refuseBeforePasswordChange = (needed: ForHolders): void => {
  if (needed.kind === 'session' && needed.evenBeforePasswordChange) return
  const detail = 'You signed in with a one-time password: change it, then go on'
  throw new DomainError('password_change_needed', 'forbidden', detail)
}

type NeededPermission = Extract<ForHolders, { kind: 'permission' }>

const refuseUnlessHeld = ({ rights, session }: TokenHolder, { permission, scope }: NeededPermission): void => {
  const held = rights.get(permission)
  if (held === undefined) {
    throw new DomainError('permission_missing', 'forbidden', `You lack the permission ${permission}`, { permission })
  }
  if (scope === 'own' && session === undefined) throw sessionNeeded()
  if (held !== 'everywhere' && scope === 'everywhere') {
    const detail = `This needs the permission ${permission} everywhere; you hold it in some premises only`
    throw new DomainError('permission_not_everywhere', 'forbidden', detail, { permission })
  }
}

const sessionNeeded = (): DomainError =>
  new DomainError('session_needed', 'forbidden', 'This is for people who are signed in, not for API tokens')
