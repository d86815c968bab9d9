import {
  deviceAttributesChanged,
  type DeviceAttributesChanged,
  deviceEvents,
  deviceRegistered,
  type DeviceRegistered,
  eventReader,
} from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import type { ProjectionSource } from '@doorledger/service'

type DeviceDescribed = DeviceRegistered | DeviceAttributesChanged

/** Which premises each device’s path leads through, so that none are deleted with a door in them. */
export const devicePlaces: RowsProjection<DeviceDescribed> = {
  kind: 'rows',
  name: 'device-places',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_places',
    columns: ['tenant_id', 'device_id', 'steps', 'stream_version'],
    key: ['tenant_id', 'device_id'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, streamversion, data: { deviceId, attributes } }) => [
    {
      tenant_id: tenantid,
      device_id: deviceId,
      steps: (attributes.facilityPath ?? '').split('/').filter((step) => step !== ''),
      stream_version: streamversion ?? 1,
    },
  ],
}

export const devicePlacesSource: ProjectionSource = {
  projection: devicePlaces,
  reader: eventReader<DeviceDescribed>([deviceRegistered, deviceAttributesChanged]),
}
