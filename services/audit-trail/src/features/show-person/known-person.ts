import { liesWithin } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import type { ScopedCaller } from '@doorledger/service'
import type { Pool } from 'pg'

/** @throws {DomainError} `user_not_found`, also when somebody is where the caller may not look */
export const requirePersonWithin = async (database: Pool, caller: ScopedCaller, userId: string): Promise<void> => {
  const { rowCount } = await database.query(KNOWN, [caller.tenantId, userId, caller.premises])
  if (rowCount === 0) throw new DomainError('user_not_found', 'not_found', 'There is no such person')
}

const KNOWN = `
  select from known_people()
  where tenant_id = $1 and user_id = $2 and ${liesWithin('array[premises_id]', '$1', '$3')}`
