import { type KeySource, openLookupKey } from '@doorledger/privacy'
import type { Pool } from 'pg'
import { CredentialNumbers } from './credential-numbers.js'

/**
 * With the key of this process, which is remembered by its fingerprint: a process with another key, which would find
 * nothing and let every number in a second time, does not start.
 * @throws {LookupKeyFault}
 */
export const openCredentialNumbers = async (database: Pool, source: KeySource): Promise<CredentialNumbers> => {
  const { fingerprint } = await openLookupKey(source, await fingerprintIn(database))
  await database.query('insert into credential_lookup_key (fingerprint) values ($1) on conflict do nothing', [
    fingerprint,
  ])
  return new CredentialNumbers(await openLookupKey(source, await fingerprintIn(database)))
}

const fingerprintIn = async (database: Pool): Promise<string | undefined> => {
  const { rows } = await database.query<{ fingerprint: string }>('select fingerprint from credential_lookup_key')
  return rows[0]?.fingerprint
}
