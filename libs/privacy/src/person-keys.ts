import type { KeyObject } from 'node:crypto'
import { inTransaction } from '@doorledger/database'
import type { ClientBase, Pool } from 'pg'
import { newKey, type Person } from './data-key.js'
import type { KeyWrapper } from './key-wrapper.js'
import { RememberedKeys } from './remembered-keys.js'
import { rewrapBatch } from './rewrap-batch.js'

/** A key for a new person. It works at once and lasts once `store` was called. */
export interface NewPersonKey {
  readonly key: KeyObject
  /**
   * Belongs in the transaction of the person's first event.
   * @throws {PersonKeyRefused} when the person has a key, or had one that was destroyed
   */
  store(client: ClientBase): Promise<void>
}

/** Keys for new people, as {@link NewPersonKey} for one. */
export interface NewPersonKeys {
  /** by id of the person */
  readonly keys: ReadonlyMap<string, KeyObject>
  store(client: ClientBase): Promise<void>
}

export class PersonKeyRefused extends Error {
  override readonly name = 'PersonKeyRefused'
}

/** The data keys of people, in the schema `privacy` of the same database. */
export class PersonKeys {
  readonly #remembered = new RememberedKeys()

  constructor(
    private readonly database: Pool,
    private readonly wrapper: KeyWrapper,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  async create(person: Person): Promise<NewPersonKey> {
    const key = newKey()
    const { wrapped, wrappingKeyId } = await this.wrapper.wrap(person, key)
    const row = [person.tenantId, person.personId, wrapped, wrappingKeyId, this.clock()]
    return { key, store: (client) => insert(client, [row]) }
  }

  /** Keys for many at once, stored by one statement. */
  async createAll(tenantId: string, personIds: readonly string[]): Promise<NewPersonKeys> {
    const keys = new Map(personIds.map((personId) => [personId, newKey()]))
    const at = this.clock()
    const rows = await Promise.all(
      [...keys].map(async ([personId, key]) => {
        const { wrapped, wrappingKeyId } = await this.wrapper.wrap({ tenantId, personId }, key)
        return [tenantId, personId, wrapped, wrappingKeyId, at]
      }),
    )
    return { keys, store: (client) => insert(client, rows) }
  }

  /** The keys of those who have one; whoever was erased is not among them, 2 s after that at the latest. */
  async find(tenantId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, KeyObject>> {
    const found = new Map<string, KeyObject>()
    for (const personId of personIds) {
      const key = this.#remembered.get({ tenantId, personId })
      if (key !== undefined) found.set(personId, key)
    }
    const others = personIds.filter((personId) => !found.has(personId))
    if (others.length > 0) await this.#lookUp(tenantId, others, found)
    return found
  }

  /** The person's key; made when there is none. Undefined when it was destroyed: nothing is sealed for whoever is gone. */
  async findOrCreate(person: Person): Promise<KeyObject | undefined> {
    const found = (await this.find(person.tenantId, [person.personId])).get(person.personId)
    if (found !== undefined) return found
    const made = await this.create(person)
    try {
      await inTransaction(this.database, (client) => made.store(client))
      return made.key
    } catch (error) {
      if (!(error instanceof PersonKeyRefused)) throw error
      return (await this.find(person.tenantId, [person.personId])).get(person.personId)
    }
  }

  /** Whether the person had a key that was destroyed. */
  isDestroyed(person: Person): Promise<boolean> {
    return isPersonKeyDestroyed(this.database, person)
  }

  /** For who has just destroyed the key: this process then needs no two seconds. */
  forget(person: Person): void {
    this.#remembered.forget(person)
  }

  /**
   * Wraps every key that lies under an older wrapping key under the present one, a batch a transaction. May be cut
   * short at any time and begun again; several may do it at once.
   * @returns how many keys were wrapped anew
   */
  async rewrap(): Promise<number> {
    let rewrapped = 0
    for (;;) {
      const batch = await rewrapBatch(this.database, this.wrapper)
      if (batch === 0) return rewrapped
      rewrapped += batch
    }
  }

  async #lookUp(tenantId: string, personIds: readonly string[], found: Map<string, KeyObject>): Promise<void> {
    const { rows } = await this.database.query<KeyRow>(FIND, [tenantId, personIds])
    for (const { person_id: personId, wrapped_key: wrapped, wrapping_key_id: wrappingKeyId } of rows) {
      const person = { tenantId, personId }
      const key = await this.wrapper.unwrap(person, { wrapped, wrappingKeyId })
      this.#remembered.add(person, key)
      found.set(personId, key)
    }
  }
}

interface KeyRow {
  readonly person_id: string
  readonly wrapped_key: string
  readonly wrapping_key_id: string
}

const FIND = `
  select person_id, wrapped_key, wrapping_key_id from privacy.person_keys
  where tenant_id = $1 and person_id = any ($2::uuid[]) and erased_at is null`

/** @param rows tenant, person, wrapped key, id of the wrapping key, time */
const insert = async (client: ClientBase, rows: readonly (readonly unknown[])[]): Promise<void> => {
  const columns = [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column]))
  const { rowCount } = await client.query(
    `insert into privacy.person_keys (tenant_id, person_id, wrapped_key, wrapping_key_id, created_at)
     select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) on conflict do nothing`,
    columns,
  )
  if (rowCount !== rows.length) throw new PersonKeyRefused('A person has a key, or had one that was destroyed')
}

/** Whether the person had a key that was destroyed, as the transaction sees it. */
export const isPersonKeyDestroyed = async (
  database: Pick<Pool | ClientBase, 'query'>,
  { tenantId, personId }: Person,
): Promise<boolean> => {
  const { rowCount } = await database.query(
    'select from privacy.person_keys where tenant_id = $1 and person_id = $2 and erased_at is not null',
    [tenantId, personId],
  )
  return rowCount === 1
}

/**
 * Destroys a person's key, for ever; belongs in the transaction of the event that says so. Nothing that was sealed under
 * it can be read again, wherever it is. What is done already stays done.
 */
export const destroyPersonKey = async (
  client: ClientBase,
  { tenantId, personId }: Person,
  at: Date | string,
): Promise<void> => {
  await client.query(
    `insert into privacy.person_keys as present (tenant_id, person_id, created_at, erased_at) values ($1, $2, $3, $3)
     on conflict (tenant_id, person_id) do update
       set wrapped_key = null, wrapping_key_id = null, erased_at = excluded.erased_at
       where present.erased_at is null`,
    [tenantId, personId, at],
  )
}
