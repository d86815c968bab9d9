import {
  type DeviceCredentialIssued,
  deviceCredentialIssued,
  type DeviceCredentialRevoked,
  deviceCredentialRevoked,
  deviceEvents,
  eventReader,
} from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import type { ProjectionSource } from '@doorledger/projections'

type DeviceCredentialEvent = DeviceCredentialIssued | DeviceCredentialRevoked

/** Which credential of a device is in force, by its hash. */
const deviceCredentials: RowsProjection<DeviceCredentialEvent> = {
  kind: 'rows',
  name: 'device-credentials',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_credentials',
    columns: ['tenant_id', 'device_id', 'token_hash', 'stream_version'],
    key: ['tenant_id', 'device_id'],
    revision: 'stream_version',
  },
  rows: ({ type, tenantid, streamversion, data }) => [
    {
      tenant_id: tenantid,
      device_id: data.deviceId,
      token_hash: type === 'device.credential_issued' ? data.tokenHash : undefined,
      stream_version: streamversion ?? 1,
    },
  ],
}

/** Keeps the service's own table `device_credentials` as the register of devices has them. */
export const recordDeviceCredentials: ProjectionSource = {
  projection: deviceCredentials,
  reader: eventReader<DeviceCredentialEvent>([deviceCredentialIssued, deviceCredentialRevoked]),
}
