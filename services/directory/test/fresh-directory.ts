import { openPool } from '@doorledger/database'
import { migrateService } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { directoryService } from '../src/directory-service.js'
import { testKeys, testLookupKey, testSignIn } from './test-keys.js'

/** The directory's schema in a database of its own. */
export const freshDirectory = async (): Promise<Pool> => {
  const pool = openPool(await freshDatabase(), { schema: 'directory', applicationName: 'test' })
  await migrateService(
    pool,
    directoryService({
      siteZone: 'Europe/Helsinki',
      adminTokenFile: 'none',
      adminPasswordFile: 'none',
      wrappingKeys: testKeys,
      lookupKey: testLookupKey,
      signIn: testSignIn,
    }),
  )
  return pool
}
