import { migrate, openPool } from '@doorledger/postgres'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'

/** The directory's schema in a database of its own. */
export const freshDirectory = async (): Promise<Pool> => {
  const pool = openPool(await freshDatabase(), { schema: 'directory', applicationName: 'test' })
  await migrate(pool, { schema: 'directory', dir: new URL('../src/migrations/', import.meta.url) })
  return pool
}
