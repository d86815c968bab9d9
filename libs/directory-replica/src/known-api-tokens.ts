import {
  type ApiTokenIssued,
  apiTokenIssued,
  type ApiTokenRevoked,
  apiTokenRevoked,
  directoryState,
  eventReader,
} from '@doorledger/contracts'
import type { FoldProjection, Row } from '@doorledger/kernel'
import type { ProjectionSource } from '@doorledger/projections'

type ApiTokenEvent = ApiTokenIssued | ApiTokenRevoked

interface KnownApiToken extends Row {
  readonly tenant_id: string
  readonly token_id: string
  readonly token_hash: string
  readonly permissions: readonly string[]
  readonly expires_at: string | null
  readonly revoked_at: string | null
  readonly stream_version: number
}

/**
 * Every service's own copy of the API tokens, so that it verifies them without asking the directory. Each event holds
 * the whole state; one that arrives again after newer ones changes nothing.
 */
export const knownApiTokens: FoldProjection<ApiTokenEvent, KnownApiToken> = {
  kind: 'fold',
  name: 'known-api-tokens',
  version: 1,
  topic: directoryState.name,
  table: {
    name: 'known_api_tokens',
    columns: ['tenant_id', 'token_id', 'token_hash', 'permissions', 'expires_at', 'revoked_at', 'stream_version'],
    key: ['tenant_id', 'token_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, token_id: data.tokenId }),
  evolve: (known, { tenantid, data, streamversion = 1 }) =>
    known !== undefined && Number(known.stream_version) >= streamversion
      ? known
      : {
          tenant_id: tenantid,
          token_id: data.tokenId,
          token_hash: data.tokenHash,
          permissions: data.permissions,
          expires_at: data.expiresAt ?? null,
          revoked_at: data.revokedAt ?? null,
          stream_version: streamversion,
        },
}

export const knownApiTokensSource: ProjectionSource = {
  projection: knownApiTokens,
  reader: eventReader<ApiTokenEvent>([apiTokenIssued, apiTokenRevoked]),
}
