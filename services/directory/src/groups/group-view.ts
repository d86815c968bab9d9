import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { z } from 'zod'

export const groupView = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string().nullable(),
  validUntil: z.iso.datetime().nullable().describe('Allows its members nothing from then on'),
  memberCount: z.int(),
  version: z.int().describe('Also the `ETag`; who is in the group does not change it'),
})
export type GroupView = z.infer<typeof groupView>

export interface GroupRow {
  readonly group_id: string
  readonly name: string
  readonly description: string | null
  readonly valid_until: Date | null
  readonly member_count: number
  readonly version: number
}

export const GROUP_ROWS = `
  select group_id, name, description, valid_until, version,
    (select count(*)::int from group_members as member
     where member.tenant_id = groups.tenant_id and member.group_id = groups.group_id) as member_count
  from groups
  where tenant_id = $1 and deleted_at is null`

export const groupViewOf = (row: GroupRow): GroupView => ({
  id: row.group_id,
  name: row.name,
  description: row.description,
  validUntil: row.valid_until?.toISOString() ?? null,
  memberCount: row.member_count,
  version: row.version,
})

/** @throws {DomainError} `group_not_found` */
export const findGroup = async (database: Pool, tenantId: string, id: string): Promise<GroupView> => {
  const { rows } = await database.query<GroupRow>(`${GROUP_ROWS} and group_id = $2`, [tenantId, id])
  const [row] = rows
  if (row === undefined) throw new DomainError('group_not_found', 'not_found', 'There is no such group')
  return groupViewOf(row)
}
