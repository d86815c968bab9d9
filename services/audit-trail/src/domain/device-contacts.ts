import { deviceEvents, type DeviceOffline, type DeviceOnline } from '@doorledger/contracts'
import type { FoldProjection, Row } from '@doorledger/kernel'

export type ContactEvent = DeviceOnline | DeviceOffline

interface ContactRow extends Row {
  readonly tenant_id: string
  readonly device_id: string
  readonly online: boolean
  readonly since: Date | string
}

/** Whether devices are in contact; what comes late and is older changes nothing. */
export const deviceContacts: FoldProjection<ContactEvent, ContactRow> = {
  kind: 'fold',
  name: 'device-contacts',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_contacts',
    columns: ['tenant_id', 'device_id', 'online', 'since'],
    key: ['tenant_id', 'device_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, device_id: data.deviceId }),
  evolve: (row, { type, tenantid, time, data }) =>
    row !== undefined && Date.parse(time) < new Date(row.since).getTime()
      ? row
      : { tenant_id: tenantid, device_id: data.deviceId, online: type === 'device.online', since: time },
}
