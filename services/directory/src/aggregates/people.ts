import { userCreated, userDisabled, userEnabled, userErased, userUpdated } from '@doorledger/contracts'
import { aggregate, type Stored, type WriteInSameTransaction } from '@doorledger/event-store'
import { destroyPersonKey } from '@doorledger/privacy'
import type { ClientBase } from 'pg'
import { person, type PersonEvent, type PersonState } from '../domain/person.js'

/**
 * The list as it is read from the answer on, as far as events say it in clear; names and addresses are added by who
 * gives the command (`personal-data/write-personal.ts`). An erased person loses them here, and the key for good.
 */
const writePeople: WriteInSameTransaction<PersonEvent> = async (client, events) => {
  const created = events.filter((event) => event.type === 'user.created')
  if (created.length > 0) await insertAll(client, created)
  for (const event of events) await writeChange(client, event)
}

type StoredOf<Type extends PersonEvent['type']> = Extract<Stored<PersonEvent>, { readonly type: Type }>

/** One statement, however many: an import brings hundreds at once. */
const insertAll = (client: ClientBase, created: readonly StoredOf<'user.created'>[]) =>
  client.query(INSERT, [
    created.map(({ tenantid }) => tenantid),
    created.map(({ data }) => data.userId),
    created.map(({ data }) => data.enabled),
    created.map(({ data }) => JSON.stringify(data.assignments)),
    created.map(({ streamversion }) => streamversion),
    created.map(({ time }) => time),
    created.map(({ data }) => data.userNo),
    created.map(({ data }) => data.premisesId),
  ])

const writeChange = async (client: ClientBase, event: Stored<PersonEvent>): Promise<void> => {
  const { tenantid, time, streamversion, data } = event
  const standing = [tenantid, data.userId, data.enabled, JSON.stringify(data.assignments), streamversion, time]
  switch (event.type) {
    case 'user.created':
      return
    case 'user.updated':
    case 'user.enabled':
    case 'user.disabled':
      await changeOne(client, UPDATE, [...standing, event.data.premisesId])
      return
    case 'user.erased':
      await changeOne(client, ERASE, standing)
      await forgetBelongings(client, tenantid, data.userId)
      await destroyPersonKey(client, { tenantId: tenantid, personId: data.userId }, time)
  }
}

const INSERT = `
  insert into people (tenant_id, user_id, enabled, assignments, version, created_at, updated_at, user_no,
    premises_id)
  select tenant_id, user_id, enabled, assignments::jsonb, version, at, at, user_no, premises_id
  from unnest($1::text[], $2::uuid[], $3::boolean[], $4::text[], $5::int[], $6::timestamptz[], $7::int[],
    $8::text[]) as new (tenant_id, user_id, enabled, assignments, version, at, user_no, premises_id)`

const UPDATE = `
  update people set enabled = $3, assignments = $4, version = $5, updated_at = $6, premises_id = $7
  where tenant_id = $1 and user_id = $2`

const ERASE = `
  update people set enabled = $3, assignments = $4, version = $5, updated_at = $6, erased_at = $6,
    username = null, username_key = null, name = null, email = null, phone = null, premises_id = null
  where tenant_id = $1 and user_id = $2`

/** Sessions of the person end by themselves, which is told (`end-sessions`). */
const forgetBelongings = async (client: ClientBase, tenantId: string, userId: string): Promise<void> => {
  for (const table of ['passwords', 'password_links', 'external_identities', 'external_ids']) {
    await client.query(`delete from ${table} where tenant_id = $1 and user_id = $2`, [tenantId, userId])
  }
}

/** A list that lacks somebody must not get a row without a name: it is filled again at the next start. */
const changeOne = async (client: ClientBase, statement: string, parameters: readonly unknown[]): Promise<void> => {
  const { rowCount } = await client.query(statement, [...parameters])
  if (rowCount !== 1) throw new Error('The list of people lacks somebody; a start fills it again')
}

/** Of what a person owns no more than which sealing it is: another one says that something changed. */
const shown = (standing: PersonState): object => {
  if (standing.status === 'unknown') return {}
  const { userNo, enabled, assignments } = standing.person
  if (standing.status === 'erased') return { userNo, enabled, assignments, personal: 'erased' }
  const { premisesId = null, personal } = standing.person
  return { userNo, enabled, assignments, premisesId, personal: personal.sealId }
}

export const people = aggregate({
  name: 'user',
  decider: person,
  events: [userCreated, userUpdated, userEnabled, userDisabled, userErased],
  inSameTransaction: writePeople,
  shown,
})
