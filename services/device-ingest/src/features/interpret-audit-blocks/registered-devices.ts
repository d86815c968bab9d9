import type { DeviceAttributes, DeviceKind } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import type { RegisteredDevice } from '../../domain/device-sync.js'
import { type DeviceKey, keyText } from './device-sync-store.js'

/** The devices as they are registered now, by {@link keyText}. */
export const loadDevices = async (
  client: ClientBase,
  keys: readonly DeviceKey[],
): Promise<ReadonlyMap<string, RegisteredDevice>> => {
  const columns = [keys.map(({ tenantId }) => tenantId), keys.map(({ deviceId }) => deviceId)]
  const { rows } = await client.query<DeviceRow>(LOAD, columns)
  return new Map(
    rows.map(({ tenant_id: tenantId, device_id: deviceId, kind, attributes }) => [
      keyText({ tenantId, deviceId }),
      { tenantId, deviceId, kind, attributes },
    ]),
  )
}

interface DeviceRow {
  readonly tenant_id: string
  readonly device_id: string
  readonly kind: DeviceKind
  readonly attributes: DeviceAttributes
}

const LOAD = `
  select tenant_id, device_id, kind, attributes
  from devices join unnest($1::text[], $2::text[]) as k (tenant_id, device_id) using (tenant_id, device_id)`
