import {
  type AuditGapDetected,
  type AuditQuarantined,
  deviceEvents,
  type AuditBlockReceived,
  type DeviceAttributesChanged,
  type DeviceRegistered,
} from '@doorledger/contracts'
import type { FoldProjection, Row } from '@doorledger/kernel'

export type ReportedDeviceEvent =
  DeviceRegistered | DeviceAttributesChanged | AuditBlockReceived | AuditGapDetected | AuditQuarantined

type DeviceRow = Row & { readonly seq: number; readonly gaps: number; readonly quarantined: number }

/** Devices, when each last handed in its trail, and what of it is known to be missing or unreadable. */
export const reportedDevices: FoldProjection<ReportedDeviceEvent, DeviceRow> = {
  kind: 'fold',
  name: 'report-devices',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'report_devices',
    columns: [
      ...['tenant_id', 'device_id', 'seq', 'name', 'kind', 'facility_path', 'last_fetched_at', 'gaps', 'quarantined'],
    ],
    key: ['tenant_id', 'device_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, device_id: data.deviceId }),
  evolve: (row, event, { seq }) => {
    if (row === undefined) return event.type === 'device.registered' ? registered(event, seq) : undefined
    // All events of a device are in one partition, so a lower place is an event that came before.
    return Number(row.seq) >= seq ? row : { ...row, seq, ...changeBy(event, row) }
  },
}

const registered = ({ tenantid, data }: DeviceRegistered, seq: number): DeviceRow => ({
  tenant_id: tenantid,
  device_id: data.deviceId,
  seq,
  name: data.attributes.name,
  kind: data.kind,
  facility_path: data.attributes.facilityPath ?? null,
  last_fetched_at: null,
  gaps: 0,
  quarantined: 0,
})

const changeBy = (event: ReportedDeviceEvent, { gaps, quarantined }: DeviceRow): Row => {
  switch (event.type) {
    case 'device.audit_block_received':
      return { last_fetched_at: event.recordedtime }
    case 'device.audit_gap_detected':
      return { gaps: gaps + 1 }
    case 'device.audit_quarantined':
      return { quarantined: quarantined + 1 }
    default:
      return { name: event.data.attributes.name, facility_path: event.data.attributes.facilityPath ?? null }
  }
}
