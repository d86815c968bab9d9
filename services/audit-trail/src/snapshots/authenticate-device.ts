import { sha256 } from '@doorledger/kernel'
import { deviceTokenOf, deviceUnauthenticated } from '@doorledger/service'
import type { Pool } from 'pg'

/**
 * The device that sent a request, by the credential in force.
 * @throws {HttpProblem} 401
 */
export const authenticateDevice = async (
  database: Pick<Pool, 'query'>,
  authorization: string | undefined,
): Promise<{ readonly tenantId: string; readonly deviceId: string }> => {
  const token = deviceTokenOf(authorization)
  if (token === undefined) throw deviceUnauthenticated()
  const { rows } = await database.query<{ tenant_id: string; device_id: string }>(
    'select tenant_id, device_id from device_credentials where token_hash = $1',
    [sha256(token)],
  )
  const [row] = rows
  if (row === undefined) throw deviceUnauthenticated()
  return { tenantId: row.tenant_id, deviceId: row.device_id }
}
