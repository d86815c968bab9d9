import type { Permission } from '@doorledger/contracts'
import { covers, heldEverywhere, type PermissionScope, type Rights } from '@doorledger/service'
import { grantableBy } from '../domain/built-in-roles.js'

/** Whether a permission that reaches so far is one that somebody neither has there himself nor can put into a role. */
export const beyondRights = (rights: Rights): ((permission: Permission, scope: PermissionScope) => boolean) => {
  const grantable = grantableBy(heldEverywhere(rights))
  return (permission, scope) => !covers(rights.get(permission), scope) && !grantable.has(permission)
}
