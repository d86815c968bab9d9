import {
  credentialAdded,
  credentialBlocked,
  type CredentialHolding,
  credentialProlonged,
  credentialRemoved,
  credentialUnblocked,
  credentialUpdated,
} from '@doorledger/contracts'
import { aggregate, type Stored, type WriteAlongside } from '@doorledger/postgres'
import type { ClientBase } from 'pg'
import { credential, type CredentialFact, type CredentialStanding } from './domain/credential.js'
import { requireFreeNumber } from './credentials/require-free-number.js'
import { requireHolder } from './credentials/require-holder.js'

/** The list and who held what, as they are read from the answer on: each event holds the whole credential. */
const writeCredentials: WriteAlongside<CredentialFact> = async (client, events) => {
  for (const event of events) {
    if (hasNewNumber(event)) await requireFreeNumber(client, event.tenantid, event.data)
    if (hasNewHolder(event)) await requireHolder(client, event.tenantid, event.data.holder)
    await writeCredential(client, event)
    await writeHolding(client, event, event.data.holder)
  }
}

const hasNewNumber = (event: CredentialFact): boolean =>
  event.type === 'credential.added' || (event.type === 'credential.updated' && event.data.verb === 'regenerated')

const hasNewHolder = (event: CredentialFact): boolean =>
  event.type === 'credential.added' || (event.type === 'credential.updated' && event.data.verb === 'assigned')

const writeCredential = async (client: ClientBase, event: Stored<CredentialFact>): Promise<void> => {
  const { tenantid, time, streamversion, data } = event
  const { credentialId, kind, lookupHmac, last4, label, state, validFrom, validUntil } = data
  await client.query(
    `insert into credentials (tenant_id, credential_id, kind, lookup_hmac, last4, label, state, valid_from, valid_until,
       version, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
     on conflict (tenant_id, credential_id) do update set lookup_hmac = $4, last4 = $5, label = $6, state = $7,
       valid_from = $8, valid_until = $9, version = $10, updated_at = $11`,
    [tenantid, credentialId, kind, lookupHmac, last4, label, state, validFrom, validUntil, streamversion, time],
  )
}

const writeHolding = async (
  client: ClientBase,
  { tenantid, data: { credentialId } }: Stored<CredentialFact>,
  holding: CredentialHolding | null,
): Promise<void> => {
  if (holding === null) return
  await client.query(
    `insert into credential_holders (tenant_id, credential_id, user_id, valid_from, valid_until)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, credential_id, valid_from) do update set valid_until = $5`,
    [tenantid, credentialId, holding.userId, holding.from, holding.until],
  )
}

const MARK_DIGITS = 8

/** Of the number no more than what tells it from another. */
const shown = ({ credential: state }: CredentialStanding): object => {
  if (state === undefined) return {}
  const { lookupHmac, ...rest } = state
  return { ...rest, number: lookupHmac.slice(0, MARK_DIGITS) }
}

export const credentials = aggregate({
  name: 'credential',
  decider: credential,
  events: [
    credentialAdded,
    credentialUpdated,
    credentialBlocked,
    credentialUnblocked,
    credentialProlonged,
    credentialRemoved,
  ],
  alongside: writeCredentials,
  shown,
})
