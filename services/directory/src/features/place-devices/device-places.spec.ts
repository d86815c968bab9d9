import { type DeviceRegistered, deviceRegistered, eventOf } from '@doorledger/contracts'
import { expect, it } from 'vitest'
import { devicePlaces } from './device-places.js'

const at = '2026-11-22T09:17:52.000Z'
const registered = (facilityPath?: string): DeviceRegistered => ({
  ...eventOf(
    deviceRegistered,
    {
      deviceId: 'front',
      kind: 'lock',
      attributes: { name: 'Front', family: 'engage', zone: 'UTC', ...(facilityPath !== undefined && { facilityPath }) },
    },
    { tenantId: 'acme', service: 'device-ingest', occurredAt: at, recordedAt: at },
  ),
  streamversion: 3,
})

it.each([
  ['hq/floor-2', ['hq', 'floor-2']],
  ['/hq//floor-2/', ['hq', 'floor-2']],
  [undefined, []],
])('places a device by the steps of its path: %s', (path, steps) => {
  expect(devicePlaces.rows(registered(path), { partition: 0, offset: 0, seq: 0 })).toEqual([
    { tenant_id: 'acme', device_id: 'front', steps, stream_version: 3 },
  ])
})
