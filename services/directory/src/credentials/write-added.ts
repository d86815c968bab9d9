import type { CredentialState } from '@doorledger/contracts'
import type { Stored } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import type { CredentialFact } from '../domain/credential.js'
import { requireFreeNumbers } from './require-free-numbers.js'
import { requireHolders } from './require-holders.js'

export type Added = Stored<Extract<CredentialFact, { readonly type: 'credential.added' }>>

/**
 * New credentials of one tenant, at least one, by a statement a table: an import brings hundreds at once.
 * @throws {DomainError} `credential_exists`, or why a person cannot hold one
 */
export const writeAdded = async (client: ClientBase, added: readonly Added[]): Promise<void> => {
  const tenantId = added[0]!.tenantid
  const states = added.map(({ data }) => data)
  await requireFreeNumbers(client, tenantId, states)
  await requireHolders(
    client,
    tenantId,
    states.map(({ holder }) => holder),
  )
  await client.query(INSERT_CREDENTIALS, [
    tenantId,
    ...columns(states),
    added.map(({ streamversion }) => streamversion),
    added.map(({ time }) => time),
  ])
  const held = states.filter(({ holder }) => holder !== null)
  if (held.length === 0) return
  await client.query(INSERT_HOLDINGS, [
    tenantId,
    held.map(({ credentialId }) => credentialId),
    held.map(({ holder }) => holder!.userId),
    held.map(({ holder }) => holder!.from),
  ])
}

const columns = (states: readonly CredentialState[]) => [
  states.map(({ credentialId }) => credentialId),
  states.map(({ kind }) => kind),
  states.map(({ lookupHmac }) => lookupHmac),
  states.map(({ last4 }) => last4 ?? null),
  states.map(({ label }) => label ?? null),
  states.map(({ state }) => state),
  states.map(({ validFrom }) => validFrom ?? null),
  states.map(({ validUntil }) => validUntil ?? null),
]

const INSERT_CREDENTIALS = `
  insert into credentials (tenant_id, credential_id, kind, lookup_hmac, last4, label, state, valid_from, valid_until,
    version, created_at, updated_at)
  select $1, new.*, at
  from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
    $9::timestamptz[], $10::int[], $11::timestamptz[])
    as new (credential_id, kind, lookup_hmac, last4, label, state, valid_from, valid_until, version, at)`

const INSERT_HOLDINGS = `
  insert into credential_holders (tenant_id, credential_id, user_id, valid_from)
  select $1, new.* from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as new (credential_id, user_id, valid_from)`
