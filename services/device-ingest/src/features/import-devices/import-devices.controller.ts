import { importController } from '@doorledger/csv'
import { ImportDevices } from './import-devices.js'

export const ImportDevicesController = importController({
  name: 'ImportDevicesController',
  path: 'device-imports',
  kind: ImportDevices,
  action: 'device',
  permission: 'device:write',
  summary: 'Import doors from a CSV file',
  description:
    'The first line names the columns: `id`, `kind`, `name` and, as wanted, `model`, `family`, `lockKind`, `zone`, `facilityPath`, `installedOn`, `expectedDbVersion`, `labels` (`{"nvr_camera":"7"}`). ' +
    'Every device whose row has no fault is registered, without a credential: that is issued to one device at a time, to whoever sets it up (`POST /v1/devices/{id}/credential`).',
})
