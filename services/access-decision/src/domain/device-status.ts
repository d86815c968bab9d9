import { deviceEvents, type DeviceStatusEvent } from '@doorledger/contracts'
import type { FoldProjection, Row } from '@doorledger/kernel'

/** What a device last said of itself. */
export interface DeviceStatusRow extends Row {
  readonly tenant_id: string
  readonly device_id: string
  readonly online: boolean | null
  readonly online_since: Date | string | null
  readonly tampered: boolean | null
  readonly tampered_since: Date | string | null
}

/** How devices are, by when it was; what comes late and is older changes nothing. */
export const deviceStatus: FoldProjection<DeviceStatusEvent, DeviceStatusRow> = {
  kind: 'fold',
  name: 'device-status',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_status',
    columns: ['tenant_id', 'device_id', 'online', 'online_since', 'tampered', 'tampered_since'],
    key: ['tenant_id', 'device_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, device_id: data.deviceId }),
  evolve: (before, { type, tenantid, time, data }) => {
    const row = before ?? { ...UNKNOWN, tenant_id: tenantid, device_id: data.deviceId }
    if (type === 'device.online' || type === 'device.offline') {
      return isOlder(time, row.online_since) ? row : { ...row, online: type === 'device.online', online_since: time }
    }
    const tampered = type === 'device.tamper_detected'
    return isOlder(time, row.tampered_since) ? row : { ...row, tampered, tampered_since: time }
  },
}

const UNKNOWN = { online: null, online_since: null, tampered: null, tampered_since: null }

const isOlder = (time: string, known: Date | string | null): boolean =>
  known !== null && Date.parse(time) < new Date(known).getTime()
