import { migrate, openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { privacySchema } from '../src/privacy-schema.js'

/** People's keys in a database of their own, seen from the schema of another service. */
export const freshPrivacy = async (): Promise<Pool> => {
  const pool = openPool(await freshDatabase(), { schema: 'directory', applicationName: 'test' })
  await migrate(pool, { ...privacySchema, platform: false })
  return pool
}
