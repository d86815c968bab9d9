import { DomainError } from '@doorledger/kernel'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import type { Pool } from 'pg'
import { DEVICE_ROWS, type DeviceRow, type DeviceView, viewOf } from './device-view.js'

/** @throws {DomainError} `device_not_found` also when it lies where the caller may not look */
export const findDevice = async (database: Pool, where: DataScope, deviceId: string): Promise<DeviceView> => {
  const { rows } = await scopedReads(database, where).query<DeviceRow>(ONE, [where.tenantId, deviceId, where.premises])
  const [row] = rows
  if (row === undefined) throw deviceNotFound()
  return viewOf(row)
}

export const deviceNotFound = (): DomainError =>
  new DomainError('device_not_found', 'not_found', 'There is no such device')

const ONE = `
  ${DEVICE_ROWS}
  where d.tenant_id = $1 and d.device_id = $2 and ${liesWithin(stepsOf('d.facility_path'), '$1', '$3')}`
