import { isPermission, type Rights, rightsOf } from '@doorledger/service'
import type { ClientBase, Pool } from 'pg'

/** What a person may do, by the lists of people and roles: also when their events have not come back yet. */
export const rightsHeldBy = async (database: Pool | ClientBase, tenantId: string, userId: string): Promise<Rights> => {
  const { rows } = await database.query<{ premises_id: string | null; permissions: readonly string[] }>(
    `select assignment."premisesId" as premises_id, role.permissions
       from people person
      cross join lateral jsonb_to_recordset(person.assignments) as assignment ("roleId" text, "premisesId" text)
       join roles role on role.tenant_id = person.tenant_id and role.role_id = assignment."roleId"
      where person.tenant_id = $1 and person.user_id = $2 and role.deleted_at is null`,
    [tenantId, userId],
  )
  return rightsOf(
    rows.map(({ premises_id: premisesId, permissions }) => ({
      premisesId,
      permissions: permissions.filter(isPermission),
    })),
  )
}
