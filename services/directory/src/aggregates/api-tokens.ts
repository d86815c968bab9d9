import { apiTokenIssued, apiTokenRevoked } from '@doorledger/contracts'
import { aggregate, type Stored, type WriteInSameTransaction } from '@doorledger/event-store'
import { writeKnownApiToken } from '@doorledger/service'
import type { ClientBase } from 'pg'
import { apiToken, type ApiTokenEvent } from '../domain/api-token.js'

/** What shows and works from the answer on: the list, and this service's own copy of what verifies a token. */
const writeTokens: WriteInSameTransaction<ApiTokenEvent> = async (client, events) => {
  for (const event of events) {
    await writeListRow(client, event)
    await writeKnownApiToken(client, event)
  }
}

const writeListRow = async (client: ClientBase, event: Stored<ApiTokenEvent>): Promise<void> => {
  const { tokenId, name, tokenHash, permissions, expiresAt, revokedAt } = event.data
  switch (event.type) {
    case 'api_token.issued':
      await client.query(
        `insert into api_tokens
           (tenant_id, token_id, name, token_hash, permissions, issued_at, issued_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [event.tenantid, tokenId, name, tokenHash, permissions, event.time, event.actor, expiresAt],
      )
      return
    case 'api_token.revoked':
      await client.query('update api_tokens set revoked_at = $3 where tenant_id = $1 and token_id = $2', [
        event.tenantid,
        tokenId,
        revokedAt,
      ])
  }
}

export const apiTokens = aggregate({
  name: 'api_token',
  decider: apiToken,
  events: [apiTokenIssued, apiTokenRevoked],
  inSameTransaction: writeTokens,
  shown: (standing) => {
    if (standing.status === 'unknown') return {}
    const { name, permissions, expiresAt, revokedAt } = standing.token
    return { name, permissions, expiresAt, revokedAt }
  },
})
