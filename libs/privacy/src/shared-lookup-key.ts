import type { Pool } from 'pg'
import type { LookupKey } from './lookup-key.js'
import { openLookupKey } from './open-lookup-key.js'
import type { KeySource } from './secret-file.js'

/**
 * The key for lookups of this process, which is remembered by its fingerprint: a process with another key than the
 * others, which would find nothing of theirs, does not start.
 * @param database with the schema `privacy`
 * @throws {LookupKeyFault}
 */
export const openSharedLookupKey = async (database: Pool, source: KeySource): Promise<LookupKey> => {
  const { fingerprint } = await openLookupKey(source, await fingerprintIn(database))
  await database.query('insert into privacy.lookup_key (fingerprint) values ($1) on conflict do nothing', [fingerprint])
  return openLookupKey(source, await fingerprintIn(database))
}

const fingerprintIn = async (database: Pool): Promise<string | undefined> => {
  const { rows } = await database.query<{ fingerprint: string }>('select fingerprint from privacy.lookup_key')
  return rows[0]?.fingerprint
}
