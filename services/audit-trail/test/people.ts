import type { Permission } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { RunningAuditTrail } from './running-audit-trail.js'

interface Held {
  readonly permissions: readonly Permission[]
  /** null: everywhere */
  readonly premisesId?: string | null
}

/** Makes the service know premises and what they lie in. */
export const knownPremises = ({ database, tenantId }: RunningAuditTrail, premisesId: string, parentId: string | null) =>
  database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, 'premises', $2, $3, 1)`,
    [tenantId, premisesId, { premisesId, kind: 'building', name: premisesId, parentId, deleted: false }],
  )

/** Makes the service know somebody who holds these roles, as the directory’s events would; answers the id. */
export const knownPerson = async (
  { database, tenantId }: RunningAuditTrail,
  roles: readonly Held[],
  { enabled = true, userId = newId() }: { enabled?: boolean; userId?: string } = {},
): Promise<string> => {
  const know = (kind: string, id: string, state: object) =>
    database.query(
      `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, $2, $3, $4, 1)
       on conflict (tenant_id, kind, id) do update set state = excluded.state`,
      [tenantId, kind, id, state],
    )
  const assignments: object[] = []
  for (const { permissions, premisesId = null } of roles) {
    const roleId = `role-${newId()}`
    await know('role', roleId, { roleId, permissions, deleted: false })
    assignments.push({ roleId, premisesId })
  }
  await know('user', userId, { userId, enabled, assignments })
  return userId
}
