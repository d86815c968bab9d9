import { DomainError } from '@doorledger/kernel'
import type { Person } from '@doorledger/privacy'
import type { ClientBase } from 'pg'
import { usernameKey } from '../domain/username.js'
import type { PersonalFields } from './personal-fields.js'
import { insertExternalIds, writeExternalIds } from './write-external-ids.js'

/**
 * Puts what a person owns into the list, in the transaction of the event that says it sealed.
 * @throws {DomainError} `username_taken`, `external_id_taken`
 */
export const writePersonal = async (client: ClientBase, person: Person, fields: PersonalFields): Promise<void> => {
  await requireFreeUsername(client, person, fields.username)
  await client.query(
    `update people set username = $3, username_key = $4, name = $5, email = $6, phone = $7
     where tenant_id = $1 and user_id = $2`,
    [
      person.tenantId,
      person.personId,
      fields.username,
      usernameKey(fields.username),
      fields.name,
      fields.email,
      fields.phone,
    ],
  )
  await writeExternalIds(client, person, fields.externalIds ?? [])
}

/** Somebody whose fields are to be in the list. */
export interface OwnedFields {
  readonly userId: string
  readonly fields: PersonalFields
}

/** The same for many whose names and ids were found free while {@link keepNames} holds. */
export const writeAllPersonal = async (client: ClientBase, tenantId: string, owned: readonly OwnedFields[]) => {
  await client.query(
    `update people set username = own.username, username_key = own.username_key, name = own.name, email = own.email,
       phone = own.phone
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       as own (user_id, username, username_key, name, email, phone)
     where people.tenant_id = $1 and people.user_id = any ($2::uuid[]) and people.user_id = own.user_id`,
    [
      tenantId,
      owned.map(({ userId }) => userId),
      owned.map(({ fields }) => fields.username),
      owned.map(({ fields }) => usernameKey(fields.username)),
      owned.map(({ fields }) => fields.name),
      owned.map(({ fields }) => fields.email),
      owned.map(({ fields }) => fields.phone),
    ],
  )
  const ids = owned.flatMap(({ userId, fields }) => (fields.externalIds ?? []).map((id) => ({ ...id, userId })))
  await insertExternalIds(client, tenantId, ids)
}

/** First key of the advisory locks that stand for "gives out user names of this tenant". */
const NAMING = 0x0d1e

/** Nobody else gets a user name, or an id in another system, until the transaction ends: a lock for each of many would be too many locks. */
export const keepNames = (client: ClientBase, tenantId: string) =>
  client.query('select pg_advisory_xact_lock($1::int, hashtext($2))', [NAMING, tenantId])

/**
 * Whoever wants a name waits for others who want it, then looks. An index would not do: there may be two from before
 * that are one by their key, and what runs into an index is written into the server's own log, name and all.
 */
const requireFreeUsername = async (client: ClientBase, { tenantId, personId }: Person, username: string) => {
  const key = usernameKey(username)
  await client.query('select pg_advisory_xact_lock_shared($1::int, hashtext($2))', [NAMING, tenantId])
  await client.query('select pg_advisory_xact_lock(hashtextextended(jsonb_build_array($1::text, $2::text)::text, 0))', [
    tenantId,
    key,
  ])
  const { rowCount } = await client.query(TAKEN, [tenantId, key, personId])
  if (rowCount !== 0) {
    throw new DomainError('username_taken', 'conflict', 'Somebody else has this user name', { field: 'username' })
  }
}

/** By somebody else, unless it is one's own already. */
const TAKEN = `
  select from people
  where tenant_id = $1 and username_key = $2 and user_id <> $3
    and not exists (select from people where tenant_id = $1 and username_key = $2 and user_id = $3)
  limit 1`
