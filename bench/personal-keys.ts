import { type KeySources, type LookupKey, openPersonKeys, openSharedLookupKey } from '@doorledger/privacy'
import { inTransaction } from '@doorledger/database'
import type { KeyObject } from 'node:crypto'
import type { Pool } from 'pg'

/** To the names and numbers of a bench, which nobody owns. */
export const benchKeys: KeySources = {
  wrappingKeys: { text: `bench:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false },
  lookupKey: { text: Buffer.alloc(32, 3).toString('base64'), file: 'none', mayCreate: false },
}

export interface PersonalKeys {
  /** by id of the person */
  readonly people: ReadonlyMap<string, KeyObject>
  readonly lookup: LookupKey
}

/** A key for each of these people, stored as the directory would. */
export const keysFor = async (database: Pool, personIds: readonly string[]): Promise<PersonalKeys> => {
  const people = await (await openPersonKeys(database, benchKeys.wrappingKeys)).createAll('default', personIds)
  await inTransaction(database, (client) => people.store(client))
  return { people: people.keys, lookup: await openSharedLookupKey(database, benchKeys.lookupKey) }
}
