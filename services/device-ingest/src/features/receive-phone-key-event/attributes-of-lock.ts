import type { DeviceAttributes } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { Reach } from '@doorledger/service'
import type { Pool } from 'pg'

export interface WhichLock {
  readonly tenantId: string
  readonly lockId: string
  /** where the caller may tell of visits; a lock elsewhere is none he knows of */
  readonly reach: Reach | undefined
}

/** @throws {DomainError} `lock_unknown` */
export const attributesOfLock = async (
  database: Pool,
  { tenantId, lockId, reach }: WhichLock,
): Promise<DeviceAttributes> => {
  const { rows } = await database.query<{ attributes: DeviceAttributes }>(LOCK, [
    tenantId,
    lockId,
    reach === 'everywhere' ? null : [...(reach ?? [])],
  ])
  const [row] = rows
  if (row === undefined) throw new DomainError('lock_unknown', 'not_found', `There is no lock ${lockId}`)
  return row.attributes
}

const LOCK = `
  select attributes from devices
  where tenant_id = $1 and device_id = $2 and kind = 'lock'
    and ($3::text[] is null or string_to_array(facility_path, '/') && premises_within($1, $3))`
