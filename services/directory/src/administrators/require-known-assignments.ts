import type { RoleAssignment } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'

/**
 * Nobody is given a role that is not there, or one in premises that are not: it would hold nowhere, and nobody would
 * notice.
 * @throws {DomainError} `role_not_found` or `premises_not_found`, naming the first at fault: `assignments.1.premisesId`
 */
export const requireKnownAssignments = async (
  database: Pool,
  tenantId: string,
  assignments: readonly RoleAssignment[],
): Promise<void> => {
  if (assignments.length === 0) return
  const { rows } = await database.query<AssignmentRow>(FIRST_UNKNOWN, [tenantId, JSON.stringify(assignments)])
  const [unknown] = rows
  if (unknown === undefined) return
  const { index, has_role: hasRole } = unknown
  const { roleId, premisesId } = assignments[index]!
  if (!hasRole) throw notFound('role', `There is no role ${roleId}`, `assignments.${index}.roleId`)
  throw notFound('premises', `There are no premises ${premisesId}`, `assignments.${index}.premisesId`)
}

const notFound = (kind: string, message: string, field: string): DomainError =>
  new DomainError(`${kind}_not_found`, 'invalid', message, { field })

interface AssignmentRow {
  readonly index: number
  readonly has_role: boolean
}

const FIRST_UNKNOWN = `
  select (place - 1)::int as index, has_role
  from jsonb_array_elements($2::jsonb) with ordinality as given (assignment, place),
    lateral (select
      exists (select from roles
        where tenant_id = $1 and role_id = assignment ->> 'roleId' and deleted_at is null) as has_role,
      assignment ->> 'premisesId' is null or exists (select from premises
        where tenant_id = $1 and premises_id = assignment ->> 'premisesId' and deleted_at is null) as has_premises
    ) as known
  where not has_role or not has_premises
  order by place
  limit 1`
