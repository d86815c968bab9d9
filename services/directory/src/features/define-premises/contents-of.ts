import type { Pool } from 'pg'

/** What lies directly in premises: other premises, and devices whose path leads through them. */
export const contentsOf = async (
  database: Pool,
  tenantId: string,
  premisesId: string,
): Promise<{ readonly premises: number; readonly devices: number }> => {
  const { rows } = await database.query<{ premises: number; devices: number }>(
    `select
       (select count(*)::int from premises where tenant_id = $1 and parent_id = $2 and deleted_at is null) as premises,
       (select count(*)::int from device_places where tenant_id = $1 and $2 = any (steps)) as devices`,
    [tenantId, premisesId],
  )
  return rows[0] ?? { premises: 0, devices: 0 }
}
