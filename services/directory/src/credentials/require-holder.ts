import type { CredentialHolding } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { ClientBase } from 'pg'

/**
 * Keys are handed to people who are there. Nobody is disabled or erased between the look and the commit.
 * @throws {DomainError} `user_not_found`, `user_erased` or `user_disabled`, naming `userId`
 */
export const requireHolder = async (
  client: ClientBase,
  tenantId: string,
  holding: CredentialHolding | null,
): Promise<void> => {
  if (holding === null) return
  const { rows } = await client.query<{ enabled: boolean; is_erased: boolean }>(
    `select enabled, erased_at is not null as is_erased from people
     where tenant_id = $1 and user_id = $2 for share`,
    [tenantId, holding.userId],
  )
  const [person] = rows
  const field = { field: 'userId' }
  if (person === undefined) throw new DomainError('user_not_found', 'invalid', 'There is no such person', field)
  if (person.is_erased) throw new DomainError('user_erased', 'conflict', 'The person was erased', field)
  if (!person.enabled) throw new DomainError('user_disabled', 'conflict', 'The person is disabled', field)
}
