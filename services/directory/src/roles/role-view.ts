import { permission, roleId } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { z } from 'zod'

export const roleView = z.object({
  id: roleId,
  name: z.string(),
  description: z.string().nullable(),
  permissions: z.array(permission),
  builtIn: z.boolean().describe('Built-in roles stay as they are'),
  version: z.int().describe('Also the `ETag`'),
})
export type RoleView = z.infer<typeof roleView>

export interface RoleRow {
  readonly role_id: string
  readonly name: string
  readonly description: string | null
  readonly permissions: RoleView['permissions']
  readonly built_in: boolean
  readonly version: number
}

export const ROLE_ROWS = `
  select role_id, name, description, permissions, built_in, version from roles
  where tenant_id = $1 and deleted_at is null`

export const roleViewOf = (row: RoleRow): RoleView => ({
  id: row.role_id,
  name: row.name,
  description: row.description,
  permissions: row.permissions,
  builtIn: row.built_in,
  version: row.version,
})

/** @throws {DomainError} `role_not_found` */
export const findRole = async (database: Pool, tenantId: string, id: string): Promise<RoleView> => {
  const { rows } = await database.query<RoleRow>(`${ROLE_ROWS} and role_id = $2`, [tenantId, id])
  const [row] = rows
  if (row === undefined) throw new DomainError('role_not_found', 'not_found', 'There is no such role')
  return roleViewOf(row)
}
