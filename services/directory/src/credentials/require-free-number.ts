import type { CredentialState } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { ClientBase } from 'pg'

/**
 * Whoever adds a number waits for others who add it, then looks.
 * @throws {DomainError} `credential_exists` when another credential has it that was not removed
 */
export const requireFreeNumber = async (
  client: ClientBase,
  tenantId: string,
  { credentialId, kind, lookupHmac }: CredentialState,
): Promise<void> => {
  await client.query('select pg_advisory_xact_lock(hashtextextended(jsonb_build_array($1::text, $2::text)::text, 0))', [
    tenantId,
    lookupHmac,
  ])
  const { rowCount } = await client.query(
    `select from credentials
     where tenant_id = $1 and kind = $2 and lookup_hmac = $3 and state <> 'removed' and credential_id <> $4`,
    [tenantId, kind, lookupHmac, credentialId],
  )
  if (rowCount === 0) return
  throw new DomainError('credential_exists', 'conflict', `There is a ${kind} with this number`, { field: 'number' })
}
