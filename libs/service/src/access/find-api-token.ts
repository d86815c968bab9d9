import { sha256 } from '@doorledger/kernel'
import type { Pool } from 'pg'
import type { KnownHolder } from './known-holder.js'
import { isPermission } from '@doorledger/directory-replica'
import { everywhere } from '@doorledger/directory-replica'

/**
 * Who holds an API token, by this service's own copy of the tokens; undefined when it is unknown or revoked.
 * @throws when the database cannot be reached
 */
export const findApiToken = async (database: Pool, token: string): Promise<KnownHolder | undefined> => {
  const { rows } = await database.query<TokenRow>({
    name: 'known-api-token',
    text: `select tenant_id, token_id, permissions, expires_at
             from known_api_tokens
            where token_hash = $1 and revoked_at is null`,
    values: [sha256(token)],
  })
  const [row] = rows
  return row && knownOf(row)
}

interface TokenRow {
  readonly tenant_id: string
  readonly token_id: string
  readonly permissions: readonly string[]
  readonly expires_at: Date | null
}

const knownOf = (row: TokenRow): KnownHolder => ({
  holder: {
    tenantId: row.tenant_id,
    actor: `token:${row.token_id}`,
    rights: everywhere(row.permissions.filter(isPermission)),
  },
  expiresAtMs: row.expires_at?.getTime(),
})
