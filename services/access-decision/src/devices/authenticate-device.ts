import { deviceKind, type DeviceKind } from '@doorledger/contracts'
import { DomainError, sha256 } from '@doorledger/kernel'
import { deviceTokenOf, unauthenticated } from '@doorledger/service'
import type { Pool } from 'pg'

/** A device as its reports name it. */
export interface KnownDevice {
  readonly tenantId: string
  readonly ref: {
    readonly id: string
    readonly name: string
    readonly kind: DeviceKind
    readonly facilityPath?: string
  }
}

/**
 * The device that sent a request, by the credential in force.
 * @param authorization the header as it came
 * @throws {HttpProblem} 401
 */
export const authenticateDevice = async (database: Pool, authorization: string | undefined): Promise<KnownDevice> => {
  const token = deviceTokenOf(authorization)
  if (token === undefined) throw unauthenticated()
  const { rows } = await database.query<DeviceRow>({ name: 'device-of-token', text: BY_TOKEN, values: [sha256(token)] })
  const [row] = rows
  if (row === undefined) throw unauthenticated()
  return deviceOf(row)
}

/**
 * @param named the device that the body names, if it does
 * @throws {DomainError} `not_your_device`
 */
export const requireSender = ({ ref }: KnownDevice, named: string | undefined): void => {
  if (named === undefined || named === ref.id) return
  throw new DomainError('not_your_device', 'forbidden', 'The credential is that of another device', {
    field: 'deviceId',
  })
}

interface DeviceRow {
  readonly tenant_id: string
  readonly device_id: string
  readonly kind: string | null
  readonly name: string | null
  readonly facility_path: string | null
}

const BY_TOKEN = `
  select tenant_id, device_id, kind, name, facility_path
  from device_credentials left join devices using (tenant_id, device_id)
  where token_hash = $1`

/** Its credential may be known a moment before its description is. */
const deviceOf = ({ tenant_id, device_id, kind, name, facility_path }: DeviceRow): KnownDevice => ({
  tenantId: tenant_id,
  ref: {
    id: device_id,
    name: name ?? device_id,
    kind: deviceKind.parse(kind ?? 'controller'),
    ...(facility_path !== null && { facilityPath: facility_path }),
  },
})
