import type { Permission } from '@doorledger/contracts'

/** Where a permission holds: everywhere, or in these premises and whatever lies in them. */
export type Reach = 'everywhere' | ReadonlySet<string>

/** What somebody may do, and where. What is not in it is not allowed anywhere. */
export type Rights = ReadonlyMap<Permission, Reach>

/** A role somebody holds, as far as it counts here. */
export interface HeldRole {
  readonly permissions: readonly Permission[]
  /** null: everywhere */
  readonly premisesId: string | null
}

/** The rights of a person are the union of the roles held. */
export const rightsOf = (roles: readonly HeldRole[]): Rights => {
  const rights = new Map<Permission, Reach>()
  for (const { permissions, premisesId } of roles) {
    for (const permission of permissions) rights.set(permission, widened(rights.get(permission), premisesId))
  }
  return rights
}

const widened = (reach: Reach | undefined, premisesId: string | null): Reach =>
  reach === 'everywhere' || premisesId === null ? 'everywhere' : new Set([...(reach ?? []), premisesId])

/** What may be done everywhere, such as by an API token. */
export const everywhere = (permissions: Iterable<Permission>): Rights =>
  new Map([...permissions].map((permission) => [permission, 'everywhere']))

/** Whether a permission that reaches so far holds wherever the other does. */
export const covers = (reach: Reach | undefined, other: Reach | undefined): boolean => {
  if (reach === undefined || reach === 'everywhere') return reach !== undefined
  return other !== undefined && other !== 'everywhere' && [...other].every((premises) => reach.has(premises))
}

/** What can be passed on to a token, which knows no premises. */
export const heldEverywhere = (rights: Rights): ReadonlySet<Permission> =>
  new Set([...rights].filter(([, reach]) => reach === 'everywhere').map(([permission]) => permission))

export const sameRights = (some: Rights, others: Rights): boolean =>
  some.size === others.size && [...some].every(([permission, reach]) => sameReach(reach, others.get(permission)))

const sameReach = (one: Reach, other: Reach | undefined): boolean => {
  if (one === 'everywhere' || other === undefined || other === 'everywhere') return one === other
  return one.size === other.size && [...one].every((premises) => other.has(premises))
}
