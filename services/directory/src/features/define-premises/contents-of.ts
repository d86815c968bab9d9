import type { Pool } from 'pg'
import type { Contents } from '../../domain/premises.js'

/** What lies directly in premises: other premises, devices whose path leads through them, and people who belong there. */
export const contentsOf = async (database: Pool, tenantId: string, premisesId: string): Promise<Contents> => {
  const { rows } = await database.query<Contents>(
    `select
       (select count(*)::int from premises where tenant_id = $1 and parent_id = $2 and deleted_at is null) as premises,
       (select count(*)::int from device_places where tenant_id = $1 and steps @> array[$2::text]) as devices,
       (select count(*)::int from people where tenant_id = $1 and premises_id = $2) as people`,
    [tenantId, premisesId],
  )
  return rows[0] ?? { premises: 0, devices: 0, people: 0 }
}
