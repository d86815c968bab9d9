import type { ClientBase, Pool } from 'pg'
import { lockSettings, type LockState } from '../domain/lock-settings.js'

/** Where a lock stands; as it was delivered when nothing was ever decided about it. */
export const readStanding = async (
  database: Pool | ClientBase,
  tenantId: string,
  lockId: string,
): Promise<LockState> => {
  const { rows } = await database.query<{ standing: LockState }>(
    'select standing from lock_settings where tenant_id = $1 and lock_id = $2',
    [tenantId, lockId],
  )
  return rows[0]?.standing ?? lockSettings.initial
}
