import { deviceStatusEvents, type Envelope, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { deviceStatus } from '../../domain/device-status.js'

/** Keeps `device_status` as devices say they are. */
export const recordDeviceStatus: ProjectionSource = {
  projection: deviceStatus,
  reader: eventReader<Envelope>(deviceStatusEvents),
}
