import type { Reads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'

/** @throws {DomainError} `user_unknown`, `user_erased`, `erasure_request_open`, naming the field */
export const requirePerson = async (database: Reads, tenantId: string, userId: string): Promise<void> => {
  const { rows } = await database.query<{ is_known: boolean; is_erased: boolean; is_asked: boolean }>(
    `select exists (select from known_directory where tenant_id = $1 and kind = 'user' and id = $2) as is_known,
       exists (select from erasures where tenant_id = $1 and user_id = $2::uuid) as is_erased,
       exists (select from erasure_requests where tenant_id = $1 and user_id = $2::uuid and status = 'open') as is_asked`,
    [tenantId, userId],
  )
  const { is_known: isKnown, is_erased: isErased, is_asked: isAsked } = rows[0]!
  const field = 'userId'
  if (!isKnown) throw new DomainError('user_unknown', 'invalid', 'userId: there is no such person', { field })
  if (isErased) throw new DomainError('user_erased', 'conflict', 'The person is erased already', { field })
  if (isAsked) throw new DomainError('erasure_request_open', 'conflict', 'A request of this person is open', { field })
}
