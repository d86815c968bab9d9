import type { CredentialState } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { ClientBase } from 'pg'

/**
 * Whoever adds a number waits for others who add it, then looks.
 * @param wanted credentials, each of which is to have its number; at least one
 * @throws {DomainError} `credential_exists` when another credential has one of them that was not removed
 */
export const requireFreeNumbers = async (
  client: ClientBase,
  tenantId: string,
  wanted: readonly CredentialState[],
): Promise<void> => {
  const [only, ...others] = wanted
  await (others.length === 0 ? waitForNumber(client, tenantId, only!) : keepNumbers(client, tenantId))
  const { rows } = await client.query<{ kind: string }>(TAKEN, [
    tenantId,
    wanted.map(({ credentialId }) => credentialId),
    wanted.map(({ kind }) => kind),
    wanted.map(({ lookupHmac }) => lookupHmac),
  ])
  const [taken] = rows
  if (taken === undefined) return
  throw new DomainError('credential_exists', 'conflict', `There is a ${taken.kind} with this number`, {
    field: 'number',
  })
}

const TAKEN = `
  select new.kind
  from unnest($2::uuid[], $3::text[], $4::text[]) as new (credential_id, kind, lookup_hmac)
  join credentials as present on present.tenant_id = $1 and present.kind = new.kind
    and present.lookup_hmac = new.lookup_hmac and present.state <> 'removed'
    and present.credential_id <> new.credential_id
  limit 1`

/** First key of the advisory locks that stand for "adds numbers of this tenant". */
const NUMBERING = 0x0d1f

/** Nobody else adds a number until the transaction ends: a lock for each of many would be too many locks. */
export const keepNumbers = (client: ClientBase, tenantId: string) =>
  client.query('select pg_advisory_xact_lock($1::int, hashtext($2))', [NUMBERING, tenantId])

const waitForNumber = async (client: ClientBase, tenantId: string, { lookupHmac }: CredentialState) => {
  await client.query('select pg_advisory_xact_lock_shared($1::int, hashtext($2))', [NUMBERING, tenantId])
  await client.query('select pg_advisory_xact_lock(hashtextextended(jsonb_build_array($1::text, $2::text)::text, 0))', [
    tenantId,
    lookupHmac,
  ])
}
