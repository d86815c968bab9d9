import { deviceRegistered, eventOf } from '@doorledger/contracts'
import { expect, it } from 'vitest'
import { devices } from './devices.js'

it('keeps where a device is and what it is called', () => {
  const at = '2026-11-22T09:17:52.000Z'
  const event = eventOf(
    deviceRegistered,
    {
      deviceId: 'reader-1',
      kind: 'reader',
      attributes: {
        name: 'Entrance',
        family: 'engage',
        zone: 'Europe/Helsinki',
        facilityPath: 'hq/lobby',
      },
    },
    {
      tenantId: 'default',
      service: 'device-ingest',
      occurredAt: at,
      recordedAt: at,
    },
  )
  expect(devices.rows({ ...event, streamversion: 4 }, { partition: 0, offset: 0, seq: 0 })).toEqual([
    {
      tenant_id: 'default',
      device_id: 'reader-1',
      kind: 'reader',
      name: 'Entrance',
      zone: 'Europe/Helsinki',
      facility_path: 'hq/lobby',
      stream_version: 4,
    },
  ])
})
