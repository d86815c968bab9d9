import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'

/**
 * A hold that names a person keeps the key to what the person owns, too: who was meant must stay readable until the hold
 * is released.
 * @throws {DomainError} `under_legal_hold`, with the ids of the holds
 */
export const requireNoHold = async (
  database: Pool,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
): Promise<void> => {
  const { rows } = await database.query<{ hold_id: string }>(
    'select hold_id from legal_holds where tenant_id = $1 and $2 = any (users) order by hold_id',
    [tenantId, personId],
  )
  if (rows.length === 0) return
  throw new DomainError('under_legal_hold', 'conflict', 'A legal hold names the person: release it first', {
    holdIds: rows.map(({ hold_id: id }) => id),
  })
}
