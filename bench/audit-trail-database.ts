import { auditTrailService } from '@doorledger/audit-trail'
import { migrate, openPool } from '@doorledger/postgres'
import type { Backing } from './backing.ts'

/** A new database with the tables of audit-trail, empty. */
export const auditTrailDatabase = async (backing: Backing): Promise<string> => {
  const url = await backing.database()
  const pool = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  await migrate(pool, { schema: 'audit_trail', dir: auditTrailService({ siteZone: 'UTC' }).migrations })
  await pool.end()
  return url
}
