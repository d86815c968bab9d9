import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { migrate } from '../src/migrate.js'
import { openPool } from '../src/open-pool.js'

/** A schema with the platform's tables in a database of its own, as a service finds it after its migrations. */
export const freshSchema = async (): Promise<Pool> => {
  const pool = openPool(await freshDatabase(), { schema: 'directory', applicationName: 'test' })
  await migrate(pool, { schema: 'directory' })
  return pool
}
