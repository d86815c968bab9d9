import { deviceAttributesChanged, deviceRegistered, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { type DeviceEvent, devices } from '../../domain/devices.js'

/** Keeps `devices` as their latest attributes have them. */
export const recordDevices: ProjectionSource = {
  projection: devices,
  reader: eventReader<DeviceEvent>([deviceRegistered, deviceAttributesChanged]),
}
