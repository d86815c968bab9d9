import { auditTrailService } from '@doorledger/audit-trail'
import { openPool } from '@doorledger/database'
import { migrateService } from '@doorledger/service'
import type { Backing } from './backing.ts'
import { benchKeys } from './personal-keys.ts'

/** A new database with the tables of audit-trail, empty. */
export const auditTrailDatabase = async (backing: Backing): Promise<string> => {
  const url = await backing.database()
  const pool = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  await migrateService(pool, auditTrailService({ keys: benchKeys }))
  await pool.end()
  return url
}
