import { DomainError } from '@doorledger/kernel'
import type { Person } from '@doorledger/privacy'
import type { ClientBase } from 'pg'
import { type ExternalId, externalIdText } from './external-ids.js'

/**
 * Puts all ids of a person in other systems into the list, while no import gives out any. Whoever wants one waits for
 * others who want it, then looks; what runs into the unique index would be written into the server's own log.
 * @throws {DomainError} `external_id_taken`
 */
export const writeExternalIds = async (
  client: ClientBase,
  person: Person,
  ids: readonly ExternalId[],
): Promise<void> => {
  const { tenantId, personId } = person
  for (const id of ids) await client.query(LOCK, [tenantId, externalIdText(id)])
  const { rowCount } = await client.query(TAKEN, [tenantId, ...columns(ids), personId])
  if (rowCount !== 0) {
    const detail = 'Somebody else has this id in that system'
    throw new DomainError('external_id_taken', 'conflict', detail, { field: 'externalIds' })
  }
  await client.query('delete from external_ids where tenant_id = $1 and user_id = $2', [tenantId, personId])
  await insertExternalIds(
    client,
    tenantId,
    ids.map((id) => ({ ...id, userId: personId })),
  )
}

/** An id that is to be somebody's and was found free. */
export interface OwnedId extends ExternalId {
  readonly userId: string
}

export const insertExternalIds = async (client: ClientBase, tenantId: string, owned: readonly OwnedId[]) => {
  if (owned.length === 0) return
  await client.query(INSERT, [tenantId, ...columns(owned), owned.map(({ userId }) => userId)])
}

const columns = (ids: readonly ExternalId[]) => [ids.map(({ source }) => source), ids.map(({ id }) => id)]

const LOCK = `select pg_advisory_xact_lock(hashtextextended(jsonb_build_array('external-id', $1::text, $2::text)::text, 0))`

const TAKEN = `
  select from external_ids join unnest($2::text[], $3::text[]) as new (source, external_id) using (source, external_id)
  where tenant_id = $1 and user_id <> $4
  limit 1`

const INSERT = `
  insert into external_ids (tenant_id, source, external_id, user_id)
  select $1, new.* from unnest($2::text[], $3::text[], $4::uuid[]) as new (source, external_id, user_id)`
