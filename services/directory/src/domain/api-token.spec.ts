import type { ApiTokenState, Permission } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { apiToken, type ApiTokenEvent } from './api-token.js'

const at = new Date('2026-11-22T09:17:52.000Z')
const token: ApiTokenState = {
  tokenId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  name: 'reporting',
  tokenHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  permissions: ['access-log:read'],
}
const grantable = new Set<Permission>(['access-log:read', 'token:write'])
const issue = { type: 'issue', token, grantable, at } as const
const revoke = { type: 'revoke', at } as const

const issued: ApiTokenEvent = { type: 'api_token.issued', data: token }
const revoked: ApiTokenEvent = { type: 'api_token.revoked', data: { ...token, revokedAt: at.toISOString() } }

describe('an API token', () => {
  it('is issued with what its issuer may do', () => given(apiToken, []).when(issue).then([issued]))

  it('has each permission once', () =>
    given(apiToken, [])
      .when({ ...issue, token: { ...token, permissions: ['access-log:read', 'access-log:read'] } })
      .then([issued]))

  it('cannot do more than its issuer', () =>
    given(apiToken, [])
      .when({ ...issue, token: { ...token, permissions: ['access-log:read', 'logs:delete'] } })
      .thenRefused('permission_not_held'))

  it('may expire, but not before it is issued', () => {
    const expiresAt = '2026-11-22T09:17:52.001Z'
    given(apiToken, [])
      .when({ ...issue, token: { ...token, expiresAt } })
      .then([{ type: 'api_token.issued', data: { ...token, expiresAt } }])
    given(apiToken, [])
      .when({ ...issue, token: { ...token, expiresAt: at.toISOString() } })
      .thenRefused('expiry_not_in_future')
  })

  it('is issued once', () => given(apiToken, [issued]).when(issue).thenRefused('api_token_exists'))

  it('is revoked with all that was known of it', () => given(apiToken, [issued]).when(revoke).then([revoked]))

  it('stays revoked since the first time', () =>
    given(apiToken, [issued, revoked])
      .when({ ...revoke, at: new Date('2026-12-24T00:00:00.000Z') })
      .then([]))

  it('cannot be issued again after it was revoked', () =>
    given(apiToken, [issued, revoked]).when(issue).thenRefused('api_token_exists'))

  it('cannot be revoked when there never was one', () =>
    given(apiToken, []).when(revoke).thenRefused('api_token_not_found'))
})
