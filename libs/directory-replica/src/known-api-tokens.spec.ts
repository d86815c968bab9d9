import { type ApiTokenState, apiTokenIssued, apiTokenRevoked, eventOf } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { knownApiTokens } from './known-api-tokens.js'

const token: ApiTokenState = {
  tokenId: newId(),
  name: 'reporting',
  tokenHash: 'a'.repeat(64),
  permissions: ['access-log:read'],
}
const about = { tenantId: 'acme', service: 'directory', occurredAt: '2026-11-22T09:00:00.000Z' }
const recordedAt = about.occurredAt
const at = { partition: 0, offset: 0, seq: 0 }

const issued = { ...eventOf(apiTokenIssued, token, { ...about, recordedAt }), streamversion: 1 }
const revoked = {
  ...eventOf(apiTokenRevoked, { ...token, revokedAt: recordedAt }, { ...about, recordedAt }),
  streamversion: 2,
}

describe('the known API tokens', () => {
  const known = knownApiTokens.evolve(undefined, issued, at)

  it('hold what it takes to verify a token', () => {
    expect(known).toEqual({
      tenant_id: 'acme',
      token_id: token.tokenId,
      token_hash: token.tokenHash,
      permissions: ['access-log:read'],
      expires_at: null,
      revoked_at: null,
      stream_version: 1,
    })
  })

  it('know of a revocation, also when the topic was compacted to it', () => {
    expect(knownApiTokens.evolve(known, revoked, at)).toMatchObject({ revoked_at: recordedAt })
    expect(knownApiTokens.evolve(undefined, revoked, at)).toMatchObject({ revoked_at: recordedAt })
  })

  it('do not forget a revocation when an older event arrives again', () => {
    const after = knownApiTokens.evolve(known, revoked, at)
    expect(knownApiTokens.evolve(after, issued, at)).toBe(after)
  })

  it('are kept by tenant and token', () => {
    expect(knownApiTokens.key(issued)).toEqual({ tenant_id: 'acme', token_id: token.tokenId })
  })
})
