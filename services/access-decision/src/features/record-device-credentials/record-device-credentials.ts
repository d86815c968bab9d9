import { deviceCredentialIssued, deviceCredentialRevoked, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { type DeviceCredentialEvent, deviceCredentials } from '../../domain/device-credentials.js'

/** Keeps `device_credentials` as the register of devices has them. */
export const recordDeviceCredentials: ProjectionSource = {
  projection: deviceCredentials,
  reader: eventReader<DeviceCredentialEvent>([deviceCredentialIssued, deviceCredentialRevoked]),
}
