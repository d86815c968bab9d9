import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { DEVICE_ROWS, type DeviceRow, type DeviceView, viewOf } from './device-view.js'

/** @throws {DomainError} `device_not_found` */
export const findDevice = async (database: Pool, tenantId: string, deviceId: string): Promise<DeviceView> => {
  const where = 'where d.tenant_id = $1 and d.device_id = $2'
  const { rows } = await database.query<DeviceRow>(`${DEVICE_ROWS} ${where}`, [tenantId, deviceId])
  const [row] = rows
  if (row === undefined) throw new DomainError('device_not_found', 'not_found', 'There is no such device')
  return viewOf(row)
}
