import type { Permission, RoleAssignment } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { isPermission, type Rights } from '@doorledger/service'
import type { ClientBase, Pool } from 'pg'
import { beyondRights } from './beyond-rights.js'

/** What a role assigned somewhere allows that somebody may neither do there himself nor put into a role. */
export type Beyond = (assignment: RoleAssignment) => readonly Permission[]

/**
 * As the roles are now. A role that is not there allows nothing.
 * @param rights of whoever hands the roles out
 */
export const rolesBeyond = async (
  database: Pool | ClientBase,
  tenantId: string,
  rights: Rights,
  assignments: readonly RoleAssignment[],
): Promise<Beyond> => {
  if (assignments.length === 0) return () => []
  const { rows } = await database.query<{ role_id: string; permissions: readonly string[] }>(
    'select role_id, permissions from roles where tenant_id = $1 and role_id = any ($2) and deleted_at is null',
    [tenantId, assignments.map(({ roleId }) => roleId)],
  )
  const allowed = new Map(rows.map((row) => [row.role_id, row.permissions.filter(isPermission)]))
  const isBeyond = beyondRights(rights)
  return ({ roleId, premisesId }) => {
    const where = premisesId === null ? 'everywhere' : new Set([premisesId])
    return (allowed.get(roleId) ?? []).filter((permission) => isBeyond(permission, where))
  }
}

/**
 * Nobody hands out a role that allows what he could not put into one, himself included. What somebody holds already he
 * keeps, whoever changes the rest.
 * @param held before
 * @throws {DomainError} `permission_not_held`, naming the first at fault: `assignments.1.roleId`
 */
export const refuseRolesBeyond = (
  beyond: Beyond,
  assignments: readonly RoleAssignment[],
  held: readonly RoleAssignment[] = [],
): void => {
  assignments.forEach((assignment, index) => {
    if (held.some((one) => one.roleId === assignment.roleId && one.premisesId === assignment.premisesId)) return
    const permissions = beyond(assignment)
    if (permissions.length === 0) return
    const detail = `The role ${assignment.roleId} allows what you may not do: ${permissions.join(', ')}`
    throw new DomainError('permission_not_held', 'forbidden', detail, {
      field: `assignments.${index}.roleId`,
      permissions,
    })
  })
}
