import type { ApiTokenIssued, ApiTokenRevoked, ApiTokenState, FactOf, Permission } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type ApiTokenEvent = FactOf<ApiTokenIssued | ApiTokenRevoked>

export type ApiTokenCommand =
  | {
      readonly type: 'issue'
      readonly token: ApiTokenState
      /** what whoever issues it may do */
      readonly grantable: ReadonlySet<Permission>
      readonly at: Date
    }
  | { readonly type: 'revoke'; readonly at: Date }

/** A token that has expired stays `active`: time is no event. Whoever verifies it looks at `expiresAt`. */
export type ApiTokenAggregateState =
  { readonly status: 'unknown' } | { readonly status: 'active' | 'revoked'; readonly token: ApiTokenState }

const decide = (command: ApiTokenCommand, standing: ApiTokenAggregateState): readonly ApiTokenEvent[] => {
  switch (command.type) {
    case 'issue':
      if (standing.status !== 'unknown') throw new DomainError('api_token_exists', 'conflict', 'The token exists')
      return [{ type: 'api_token.issued', data: issuable(command) }]
    case 'revoke':
      if (standing.status === 'unknown') throw new DomainError('api_token_not_found', 'not_found', 'No such token')
      if (standing.status === 'revoked') return []
      return [{ type: 'api_token.revoked', data: { ...standing.token, revokedAt: command.at.toISOString() } }]
  }
}

const issuable = ({ token, grantable, at }: Extract<ApiTokenCommand, { type: 'issue' }>): ApiTokenState => {
  const permissions = [...new Set(token.permissions)]
  const lacking = permissions.filter((permission) => !grantable.has(permission))
  if (lacking.length > 0) {
    throw new DomainError('permission_not_held', 'forbidden', `You cannot grant what you lack: ${lacking.join(', ')}`, {
      field: 'permissions',
      permissions: lacking,
    })
  }
  if (token.expiresAt !== undefined && Date.parse(token.expiresAt) <= at.getTime()) {
    throw new DomainError('expiry_not_in_future', 'invalid', 'expiresAt must be in the future', { field: 'expiresAt' })
  }
  return { ...token, permissions }
}

const evolve = (_: ApiTokenAggregateState, event: ApiTokenEvent): ApiTokenAggregateState => {
  switch (event.type) {
    case 'api_token.issued':
      return { status: 'active', token: event.data }
    case 'api_token.revoked':
      return { status: 'revoked', token: event.data }
  }
}

/** The life of an API token: nobody grants what he lacks, and what is revoked stays so. */
export const apiToken: Decider<ApiTokenCommand, ApiTokenAggregateState, ApiTokenEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
