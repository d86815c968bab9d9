import type { FactOf, PermissionsExpired } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'

export type PermissionsFact = FactOf<PermissionsExpired>

/** Credentials that somebody holds, whose validity ended at one instant. */
export interface PermissionsCommand {
  readonly type: 'expire'
  readonly userId: string
  readonly credentialIds: readonly string[]
  readonly validUntil: string
  readonly doors: PermissionsFact['data']['doors']
}

export interface PermissionsState {
  /** what was told of which credential, by {@link mark} */
  readonly told: ReadonlySet<string>
}

const mark = (credentialId: string, validUntil: string): string => `${credentialId} ${validUntil}`

const decide = (
  { userId, credentialIds: due, validUntil, doors }: PermissionsCommand,
  { told }: PermissionsState,
): readonly PermissionsFact[] => {
  const credentialIds = due.filter((id) => !told.has(mark(id, validUntil)))
  return credentialIds.length === 0
    ? []
    : [{ type: 'permissions.expired', data: { userId, credentialIds, validUntil, doors } }]
}

const evolve = ({ told }: PermissionsState, { data }: PermissionsFact): PermissionsState => ({
  told: new Set([...told, ...data.credentialIds.map((id) => mark(id, data.validUntil))]),
})

/** What a person may no longer, for the time is over: told once for each credential and end of validity (R1.26). */
export const permissions: Decider<PermissionsCommand, PermissionsState, PermissionsFact> = {
  initial: { told: new Set() },
  decide,
  evolve,
}
