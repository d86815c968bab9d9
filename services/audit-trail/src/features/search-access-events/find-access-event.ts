import type { Pool } from 'pg'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'

/** The row with this id, unless there is none or it was retracted. */
export const findAccessEvent = async (
  database: Pool,
  tenantId: string,
  id: string,
): Promise<AccessEventRow | undefined> => {
  const { rows } = await database.query<AccessEventRow>(
    `select ${accessEventColumns} from access_events e
      where e.tenant_id = $1 and e.access_event_id = $2 and not e.retracted`,
    [tenantId, id],
  )
  return rows[0]
}
