import {
  credentialAdded,
  credentialBlocked,
  type CredentialHolding,
  credentialProlonged,
  credentialRemoved,
  credentialUnblocked,
  credentialUpdated,
  type CredentialVerb,
} from '@doorledger/contracts'
import { aggregate, type Stored, type WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import { credential, type CredentialFact, type CredentialAggregateState } from '../domain/credential.js'
import { requireFreeNumbers } from '../credentials/require-free-numbers.js'
import { requireHolders } from '../credentials/require-holders.js'
import { writeAdded } from '../credentials/write-added.js'

/** The list and who held what, as they are read from the answer on: each event holds the whole credential. */
const writeCredentials: WriteInSameTransaction<CredentialFact> = async (client, events) => {
  const added = events.filter((event) => event.type === 'credential.added')
  if (added.length > 0) await writeAdded(client, added)
  for (const event of events) if (event.type !== 'credential.added') await writeChange(client, event)
}

const writeChange = async (client: ClientBase, event: Stored<CredentialFact>): Promise<void> => {
  const { tenantid, data } = event
  if (isA(event, 'regenerated')) await requireFreeNumbers(client, tenantid, [data])
  if (isA(event, 'assigned')) await requireHolders(client, tenantid, [data.holder])
  await writeCredential(client, event)
  await writeHolding(client, event, data.holder)
}

const isA = (event: CredentialFact, verb: CredentialVerb): boolean =>
  event.type === 'credential.updated' && event.data.verb === verb

const writeCredential = async (client: ClientBase, event: Stored<CredentialFact>): Promise<void> => {
  const { tenantid, time, streamversion, data } = event
  const { credentialId, lookupHmac, last4, label, state, validFrom, validUntil } = data
  await client.query(
    `update credentials set lookup_hmac = $3, last4 = $4, label = $5, state = $6, valid_from = $7, valid_until = $8,
       version = $9, updated_at = $10
     where tenant_id = $1 and credential_id = $2`,
    [tenantid, credentialId, lookupHmac, last4, label, state, validFrom, validUntil, streamversion, time],
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
const shown = ({ credential: state }: CredentialAggregateState): object => {
  if (state === undefined) return {}
  const { lookupHmac, referenceHmac: _, sealed: __, duress: ___, ...rest } = state
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
  inSameTransaction: writeCredentials,
  shown,
})
