import { DomainError } from '@doorledger/kernel'
import { type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { userLiesWithin } from '../people/user-view.js'

/**
 * Whoever may act in certain premises gives keys to the people of these, and to nobody else.
 * @throws {DomainError} `user_not_found`, naming `userId`
 */
export const requireHolderWithin = async (
  database: Pool,
  where: DataScope,
  userId: string | undefined,
): Promise<void> => {
  if (where.premises === undefined) return
  const { rowCount } = await scopedReads(database, where).query(HOLDER, [where.tenantId, where.premises, userId])
  if (rowCount === 1) return
  throw new DomainError('user_not_found', 'invalid', 'userId: must be somebody in premises you are responsible for', {
    field: 'userId',
  })
}

const HOLDER = `select from people where tenant_id = $1 and user_id = $3 and ${userLiesWithin('$1', '$2')}`
