import type { Permission } from '@doorledger/contracts'

/** Where a permission holds: everywhere, or in these premises and whatever lies in them. */
export type PermissionScope = 'everywhere' | ReadonlySet<string>

/** What somebody may do, and where. What is not in it is not allowed anywhere. */
export type Rights = ReadonlyMap<Permission, PermissionScope>

/** A role somebody holds, as far as it counts here. */
export interface HeldRole {
  readonly permissions: readonly Permission[]
  /** null: everywhere */
  readonly premisesId: string | null
}

/** The rights of a person are the union of the roles held. */
export const rightsOf = (roles: readonly HeldRole[]): Rights => {
  const rights = new Map<Permission, PermissionScope>()
  for (const { permissions, premisesId } of roles) {
    for (const permission of permissions) rights.set(permission, widened(rights.get(permission), premisesId))
  }
  return rights
}

const widened = (scope: PermissionScope | undefined, premisesId: string | null): PermissionScope =>
  scope === 'everywhere' || premisesId === null ? 'everywhere' : new Set([...(scope ?? []), premisesId])

/** What may be done everywhere, such as by an API token. */
export const everywhere = (permissions: Iterable<Permission>): Rights =>
  new Map([...permissions].map((permission) => [permission, 'everywhere']))

/** Whether a permission that reaches so far holds wherever the other does. */
export const covers = (scope: PermissionScope | undefined, other: PermissionScope | undefined): boolean => {
  if (scope === undefined || scope === 'everywhere') return scope !== undefined
  return other !== undefined && other !== 'everywhere' && [...other].every((premises) => scope.has(premises))
}

/** What can be passed on to a token, which knows no premises. */
export const heldEverywhere = (rights: Rights): ReadonlySet<Permission> =>
  new Set([...rights].filter(([, scope]) => scope === 'everywhere').map(([permission]) => permission))

export const sameRights = (some: Rights, others: Rights): boolean =>
  some.size === others.size && [...some].every(([permission, scope]) => sameScope(scope, others.get(permission)))

const sameScope = (one: PermissionScope, other: PermissionScope | undefined): boolean => {
  if (one === 'everywhere' || other === undefined || other === 'everywhere') return one === other
  return one.size === other.size && [...one].every((premises) => other.has(premises))
}
