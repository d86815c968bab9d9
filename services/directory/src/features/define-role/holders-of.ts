import type { Pool } from 'pg'

/** How many people hold a role, wherever. */
export const holdersOf = async (database: Pool, tenantId: string, roleId: string): Promise<number> => {
  const { rows } = await database.query<{ holders: number }>(
    'select count(*)::int as holders from people where tenant_id = $1 and assignments @> $2::jsonb',
    [tenantId, JSON.stringify([{ roleId }])],
  )
  return rows[0]?.holders ?? 0
}
