import type { CredentialHolding } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { ClientBase } from 'pg'

/**
 * Keys are handed to people who are there. Nobody is disabled or erased between the look and the commit.
 * @throws {DomainError} `user_not_found`, `user_erased` or `user_disabled`, naming `userId`
 */
export const requireHolders = async (
  client: ClientBase,
  tenantId: string,
  holdings: readonly (CredentialHolding | null)[],
): Promise<void> => {
  const wanted = [...new Set(holdings.flatMap((holding) => holding?.userId ?? []))].toSorted()
  if (wanted.length === 0) return
  const { rows } = await client.query<Holder>(
    `select enabled, erased_at is not null as is_erased from people
     where tenant_id = $1 and user_id = any ($2::uuid[]) order by user_id for share`,
    [tenantId, wanted],
  )
  const field = { field: 'userId' }
  if (rows.length < wanted.length) throw new DomainError('user_not_found', 'invalid', 'There is no such person', field)
  if (rows.some(({ is_erased }) => is_erased)) {
    throw new DomainError('user_erased', 'conflict', 'The person was erased', field)
  }
  if (rows.every(({ enabled }) => enabled)) return
  throw new DomainError('user_disabled', 'conflict', 'The person is disabled', field)
}

interface Holder {
  readonly enabled: boolean
  readonly is_erased: boolean
}
