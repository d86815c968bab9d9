import { type DeviceAttributesChanged, deviceEvents, type DeviceRegistered } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

export type DeviceEvent = DeviceRegistered | DeviceAttributesChanged

/** The device register, as far as doors are concerned. */
export const devices: RowsProjection<DeviceEvent> = {
  kind: 'rows',
  name: 'devices',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'devices',
    columns: ['tenant_id', 'device_id', 'kind', 'name', 'zone', 'facility_path', 'stream_version'],
    key: ['tenant_id', 'device_id'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, streamversion, data: { deviceId, kind, attributes } }) => [
    {
      tenant_id: tenantid,
      device_id: deviceId,
      kind,
      name: attributes.name,
      zone: attributes.zone,
      facility_path: attributes.facilityPath,
      stream_version: streamversion ?? 1,
    },
  ],
}
