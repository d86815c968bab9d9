import { DomainError } from '@doorledger/kernel'
import type { DataScope } from '@doorledger/database'
import type { Pool } from 'pg'

/**
 * The person is there, and belongs where the caller may look.
 * @throws {DomainError} `user_not_found`
 */
export const requirePersonWithin = async (database: Pool, where: DataScope, userId: string): Promise<void> => {
  const { rowCount } = await database.query(PERSON, [where.tenantId, userId, where.premises])
  if (rowCount === 0) throw new DomainError('user_not_found', 'not_found', 'There is no such person')
}

const PERSON = `
  select from known_directory
  where tenant_id = $1 and kind = 'user' and id = $2::text
    and ($3::text[] is null or state ->> 'premisesId' = any (premises_within($1, $3::text[])))`
