import { premisesId, roleAssignment } from '@doorledger/contracts'
import { liesWithin } from '@doorledger/database'
import { z } from 'zod'
import { externalId } from '../../personal-data/external-ids.js'

/** What is shown for the name of somebody whose personal data was erased. */
export const ERASED_NAME = 'erased person'

/** A person as the API shows it. */
export const userView = z.object({
  id: z.uuid(),
  userNo: z.int(),
  username: z.string().nullable(),
  name: z.string().describe(`\`${ERASED_NAME}\` after erasure`),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  externalIds: z.array(externalId).describe('Ids in other systems'),
  enabled: z.boolean(),
  assignments: z
    .array(roleAssignment)
    .describe('Roles held, each in some premises and what lies in them; null: everywhere'),
  premisesId: premisesId.nullable().describe('Where the person belongs, and with that whose business he is'),
  permissionsExpired: z
    .enum(['none', 'some', 'all'])
    .describe('Of the credentials that the person holds, how many are no longer valid: `all` opens nothing any more'),
  version: z.int().describe('Also the `ETag`'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  erasedAt: z.iso.datetime().nullable(),
})
export type UserView = z.infer<typeof userView>

export interface UserRow {
  readonly user_id: string
  readonly user_no: number
  readonly username: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly external_ids: UserView['externalIds']
  readonly enabled: boolean
  readonly assignments: UserView['assignments']
  readonly premises_id: string | null
  readonly permissions_expired: UserView['permissionsExpired']
  readonly version: number
  readonly created_at: Date
  readonly updated_at: Date
  readonly erased_at: Date | null
}

export const USER_ROWS = `
  select user_id, user_no, username, name, email, phone, enabled, assignments, premises_id, version,
    created_at, updated_at, erased_at,
    (select coalesce(jsonb_agg(jsonb_build_object('source', source, 'id', external_id) order by source, external_id), '[]')
     from external_ids as owned
     where owned.tenant_id = people.tenant_id and owned.user_id = people.user_id) as external_ids,
    (select case when bool_and(held.over) then 'all' when bool_or(held.over) then 'some' else 'none' end
     from (
       select coalesce(owned.valid_until <= now(), false) as over
       from credential_holders as holder join credentials as owned using (tenant_id, credential_id)
       where holder.tenant_id = people.tenant_id and holder.user_id = people.user_id and holder.valid_until is null
         and owned.state <> 'removed'
     ) as held) as permissions_expired
  from people`

/** The condition that a person belongs where the caller may look; parameters as for `liesWithin`. */
export const userLiesWithin = (tenant: string, premises: string): string =>
  liesWithin('array[people.premises_id]', tenant, premises)

export const viewOf = (row: UserRow): UserView => ({
  id: row.user_id,
  userNo: row.user_no,
  username: row.username,
  name: row.name ?? ERASED_NAME,
  email: row.email,
  phone: row.phone,
  externalIds: row.external_ids,
  enabled: row.enabled,
  assignments: row.assignments,
  premisesId: row.premises_id,
  permissionsExpired: row.permissions_expired,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  erasedAt: row.erased_at?.toISOString() ?? null,
})
