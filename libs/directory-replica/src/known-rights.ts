import { permission, type Permission } from '@doorledger/contracts'
import type { Pool } from 'pg'
import { type HeldRole, type Rights, rightsOf } from './rights.js'

/** A person as every service knows him: whether he may do anything at all, and what. */
export interface KnownPerson {
  readonly enabled: boolean
  readonly rights: Rights
}

/** What a person may do, by the service's own copy of the directory; undefined when it knows no such person. */
export const findRights = async (
  database: Pool,
  tenantId: string,
  userId: string,
): Promise<KnownPerson | undefined> => {
  const { rows } = await database.query<HeldRow>({ name: 'known-rights', text: HELD, values: [tenantId, userId] })
  const [first] = rows
  return first && { enabled: first.enabled, rights: rightsOf(rows.flatMap(heldOf)) }
}

const HELD = `
  select person.enabled, assignment."premisesId" as premises_id, role.permissions
  from known_people() as person
  left join lateral jsonb_to_recordset(person.assignments) as assignment ("roleId" text, "premisesId" text) on true
  left join known_roles() as role on role.tenant_id = person.tenant_id and role.role_id = assignment."roleId"
  where person.tenant_id = $1 and person.user_id = $2`

interface HeldRow {
  readonly enabled: boolean
  readonly premises_id: string | null
  /** null when the person holds no role, or one that is unknown here */
  readonly permissions: readonly string[] | null
}

const heldOf = ({ premises_id: premisesId, permissions }: HeldRow): readonly HeldRole[] =>
  permissions === null ? [] : [{ premisesId, permissions: permissions.filter(isPermission) }]

/** A newer directory may grant what this service has not heard of. */
export const isPermission = (text: string): text is Permission => permission.safeParse(text).success
