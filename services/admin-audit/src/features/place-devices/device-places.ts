import {
  type DeviceAttributesChanged,
  deviceAttributesChanged,
  deviceEvents,
  type DeviceRegistered,
  deviceRegistered,
  eventReader,
} from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import type { ProjectionSource } from '@doorledger/service'

type DeviceDescribed = DeviceRegistered | DeviceAttributesChanged

/** Where each device is and what it is: an entry about it lies where it lay. */
export const devicePlaces: RowsProjection<DeviceDescribed> = {
  kind: 'rows',
  name: 'device-places',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_places',
    columns: ['tenant_id', 'device_id', 'kind', 'facility_path', 'stream_version'],
    key: ['tenant_id', 'device_id'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, streamversion, data: { deviceId, kind, attributes } }) => [
    {
      tenant_id: tenantid,
      device_id: deviceId,
      kind,
      facility_path: attributes.facilityPath ?? null,
      stream_version: streamversion ?? 1,
    },
  ],
}

export const recordDevicePlaces: ProjectionSource = {
  projection: devicePlaces,
  reader: eventReader<DeviceDescribed>([deviceRegistered, deviceAttributesChanged]),
}
