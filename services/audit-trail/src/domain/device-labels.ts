import { type DeviceAttributesChanged, type DeviceRegistered, deviceEvents } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

export type DescribedDevice = DeviceRegistered | DeviceAttributesChanged

/** The free attributes of devices, as they are now. */
export const deviceLabels: RowsProjection<DescribedDevice> = {
  kind: 'rows',
  name: 'device-labels',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_labels',
    columns: ['tenant_id', 'device_id', 'kind', 'name', 'labels', 'stream_version'],
    key: ['tenant_id', 'device_id'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, streamversion, data: { deviceId, kind, attributes } }) => [
    {
      tenant_id: tenantid,
      device_id: deviceId,
      kind,
      name: attributes.name,
      labels: attributes.labels,
      stream_version: streamversion ?? 1,
    },
  ],
}
