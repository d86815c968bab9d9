import {
  deviceAttributesChanged,
  deviceCredentialIssued,
  deviceCredentialRevoked,
  deviceRegistered,
} from '@doorledger/contracts'
import { entitiesOf, IsNull } from '@doorledger/database'
import { aggregate, type Stored, type WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import { deviceCredentials } from './credentials/device-credential.js'
import { device, type DeviceEvent, type DeviceState } from './domain/device.js'

/** The register as it is read: a device is there, and a revoked credential is not, from the answer on. */
const writeRegister: WriteInSameTransaction<DeviceEvent> = async (client, events) => {
  for (const event of events) await writeEvent(client, event)
}

const writeEvent = async (client: ClientBase, event: Stored<DeviceEvent>): Promise<void> => {
  const { tenantid, time, data } = event
  switch (event.type) {
    case 'device.registered':
      await client.query(
        `insert into devices
           (tenant_id, device_id, kind, name, model, family, facility_path, attributes, registered_at, changed_at)
         values ($1, $2, $9, $3, $4, $5, $6, $7, $8, $8)`,
        [...describedAs(event), event.data.kind],
      )
      return
    case 'device.attributes_changed':
      await client.query(
        `update devices
         set name = $3, model = $4, family = $5, facility_path = $6, attributes = $7, changed_at = $8, version = version + 1
         where tenant_id = $1 and device_id = $2`,
        describedAs(event),
      )
      return
    case 'device.credential_issued':
    case 'device.credential_revoked':
      await entitiesOf(client).update(
        deviceCredentials,
        { tenantId: tenantid, deviceId: data.deviceId, revokedAt: IsNull() },
        { revokedAt: new Date(time) },
      )
  }
}

const describedAs = ({
  tenantid,
  time,
  data,
}: Stored<Extract<DeviceEvent, { type: 'device.registered' | 'device.attributes_changed' }>>) => {
  const { deviceId, attributes } = data
  const { name, model, family, facilityPath } = attributes
  return [tenantid, deviceId, name, model, family, facilityPath, attributes, time]
}

const shownOf = (standing: DeviceState): object => {
  if (standing.status === 'unknown') return {}
  const { version: _, ...shown } = standing
  return shown
}

export const devices = aggregate({
  name: 'device',
  decider: device,
  events: [deviceRegistered, deviceAttributesChanged, deviceCredentialIssued, deviceCredentialRevoked],
  inSameTransaction: writeRegister,
  shown: shownOf,
})
