import type { DeviceAttributes } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import type { Pool } from 'pg'

/**
 * @param where the caller may tell of visits; a lock elsewhere is none he knows of
 * @throws {DomainError} `lock_unknown`
 */
export const attributesOfLock = async (database: Pool, where: DataScope, lockId: string): Promise<DeviceAttributes> => {
  const parameters = [where.tenantId, lockId, where.premises]
  const { rows } = await scopedReads(database, where).query<{ attributes: DeviceAttributes }>(LOCK, parameters)
  const [row] = rows
  if (row === undefined) throw new DomainError('lock_unknown', 'not_found', `There is no lock ${lockId}`)
  return row.attributes
}

const LOCK = `
  select attributes from devices
  where tenant_id = $1 and device_id = $2 and kind = 'lock'
    and ${liesWithin(stepsOf('facility_path'), '$1', '$3')}`
