import type { FactOf, Permission, RoleEvent, RoleState } from '@doorledger/contracts'
import { type Changes, type Decider, DomainError, requireVersion, type Seen, withChanges } from '@doorledger/kernel'

export type RoleFact = FactOf<RoleEvent>

export type RoleChanges = Changes<Pick<RoleState, 'name' | 'description' | 'permissions'>>

/** What whoever gives the command may pass on. */
interface Granting {
  readonly grantable: ReadonlySet<Permission>
}

export type RoleCommand =
  | ({ readonly type: 'create'; readonly role: RoleState } & Granting)
  | ({ readonly type: 'change'; readonly changes: RoleChanges } & Granting & Seen)
  | ({
      readonly type: 'delete'
      /** how many people hold it */
      readonly holders: number
    } & Seen)
  /** Brings a built-in role up to what this release says of it. */
  | { readonly type: 'seed'; readonly role: RoleState }

export interface RoleAggregateState {
  /** undefined before it was ever created */
  readonly role: RoleState | undefined
  readonly version: number
}

type CommandOf<Type extends RoleCommand['type']> = Extract<RoleCommand, { type: Type }>

const decide = (command: RoleCommand, standing: RoleAggregateState): readonly RoleFact[] => {
  switch (command.type) {
    case 'seed':
      return seed(command, standing)
    case 'create':
      return create(command, standing)
    case 'change':
      return change(command, changeable(standing, command))
    case 'delete':
      return remove(command, changeable(standing, command))
  }
}

const seed = ({ role }: CommandOf<'seed'>, { role: before }: RoleAggregateState): readonly RoleFact[] => {
  if (before === undefined) return [{ type: 'role.created', data: role }]
  return JSON.stringify(before.permissions) === JSON.stringify(role.permissions)
    ? []
    : [{ type: 'role.permission_changed', data: role }]
}

const create = (
  { role, grantable }: CommandOf<'create'>,
  { role: before }: RoleAggregateState,
): readonly RoleFact[] => {
  if (before !== undefined) {
    throw new DomainError('role_exists', 'conflict', 'There is, or was, a role with this id', { field: 'id' })
  }
  return [{ type: 'role.created', data: { ...role, permissions: granted(role.permissions, grantable) } }]
}

const change = ({ changes, grantable }: CommandOf<'change'>, role: RoleState): readonly RoleFact[] => {
  const next = withChanges(role, {
    ...changes,
    permissions: changes.permissions && tidied(changes.permissions),
  })
  const facts: RoleFact[] = []
  if (next.name !== role.name || next.description !== role.description) {
    facts.push({ type: 'role.updated', data: { ...next, permissions: role.permissions } })
  }
  if (JSON.stringify(next.permissions) !== JSON.stringify(role.permissions)) {
    const added = next.permissions.filter((permission) => !role.permissions.includes(permission))
    granted(added, grantable)
    facts.push({ type: 'role.permission_changed', data: next })
  }
  return facts
}

const remove = ({ holders }: CommandOf<'delete'>, role: RoleState): readonly RoleFact[] => {
  if (holders > 0) {
    throw new DomainError('role_held', 'conflict', 'People still hold this role: take it from them first', { holders })
  }
  return [{ type: 'role.deleted', data: { ...role, deleted: true } }]
}

/** @throws {DomainError} when there is no such role, it is Doorledger’s own, or it was changed meanwhile */
const changeable = ({ role, version }: RoleAggregateState, seen: Seen): RoleState => {
  if (role === undefined || role.deleted) throw new DomainError('role_not_found', 'not_found', 'There is no such role')
  if (role.builtIn) {
    throw new DomainError('built_in_role', 'conflict', 'Built-in roles stay as they are: define one of your own')
  }
  requireVersion(seen, version)
  return role
}

/** @throws {DomainError} naming what the giver lacks */
const granted = (permissions: readonly Permission[], grantable: ReadonlySet<Permission>): Permission[] => {
  const lacking = permissions.filter((permission) => !grantable.has(permission))
  if (lacking.length > 0) {
    throw new DomainError('permission_not_held', 'forbidden', `You cannot grant what you lack: ${lacking.join(', ')}`, {
      field: 'permissions',
      permissions: lacking,
    })
  }
  return tidied(permissions)
}

const tidied = (permissions: readonly Permission[]): Permission[] => [...new Set(permissions)].sort()

const evolve = ({ version }: RoleAggregateState, { data }: RoleFact): RoleAggregateState => ({
  role: data,
  version: version + 1,
})

/** The life of a role: nobody grants what he lacks, and no role goes while somebody holds it. */
export const role: Decider<RoleCommand, RoleAggregateState, RoleFact> = {
  initial: { role: undefined, version: 0 },
  decide,
  evolve,
}
