import type { ApiTokenIssued, ApiTokenRevoked, FactOf } from '@doorledger/contracts'
import type { Stored } from '@doorledger/event-store'
import type { ClientBase } from 'pg'

/**
 * Puts a token into the service's own copy without waiting for its event to come back from the log, in the transaction
 * that stores the event: the service that issues a token accepts it from its answer on. The event then changes nothing.
 */
export const writeKnownApiToken = async (
  client: ClientBase,
  { tenantid, streamversion, data }: Stored<FactOf<ApiTokenIssued | ApiTokenRevoked>>,
): Promise<void> => {
  const { tokenId, tokenHash, permissions, expiresAt, revokedAt } = data
  await client.query(
    `insert into known_api_tokens as known
       (tenant_id, token_id, token_hash, permissions, expires_at, revoked_at, stream_version)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, token_id) do update
       set revoked_at = excluded.revoked_at, stream_version = excluded.stream_version
       where known.stream_version < excluded.stream_version`,
    [tenantid, tokenId, tokenHash, permissions, expiresAt, revokedAt, streamversion],
  )
}
