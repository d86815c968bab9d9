import { type KeySource, openSharedLookupKey } from '@doorledger/privacy'
import type { Pool } from 'pg'
import { CredentialNumbers } from './credential-numbers.js'

/**
 * With the key of this process. A process with another key, which would let every number in a second time, does not
 * start.
 * @throws {LookupKeyFault}
 */
export const openCredentialNumbers = async (database: Pool, source: KeySource): Promise<CredentialNumbers> =>
  new CredentialNumbers(await openSharedLookupKey(database, source))
