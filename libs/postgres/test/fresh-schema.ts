import { migrate, openPool } from '@doorledger/postgres'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'

/** A schema with the platform's tables in a database of its own, as a service finds it after its migrations. */
export const freshSchema = async (): Promise<Pool> => {
  const pool = openPool(await freshDatabase(), { schema: 'directory', applicationName: 'test' })
  await migrate(pool, { schema: 'directory' })
  return pool
}
