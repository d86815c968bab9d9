import {
  deviceEvents,
  type AuditBlockReceived,
  type DeviceAttributesChanged,
  type DeviceKind,
  type DeviceRegistered,
} from '@doorledger/contracts'
import type { FoldProjection } from '@doorledger/kernel'

export type DeviceEvent = DeviceRegistered | DeviceAttributesChanged | AuditBlockReceived

/** A device as readers of its trail need to know it. A type, since rows are records by column name. */
export type DeviceRow = {
  readonly tenant_id: string
  readonly device_id: string
  readonly kind: DeviceKind
  readonly name: string
  readonly model?: string | undefined
  readonly lock_kind?: string | undefined
  readonly zone: string
  readonly facility_path?: string | undefined
  /** version of the device's own history that the attributes come from */
  readonly attributes_version: number
  readonly registered_at: string
  /** when a block was last accepted, even an empty one: how fresh the trail is (R0.35) */
  readonly last_fetched_at?: string | undefined
  readonly last_block_seq: number
}

/** The devices whose trails are kept, folded from what became of them. */
export const devices: FoldProjection<DeviceEvent, DeviceRow> = {
  kind: 'fold',
  name: 'devices',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'devices',
    columns: [
      'tenant_id',
      'device_id',
      'kind',
      'name',
      'model',
      'lock_kind',
      'zone',
      'facility_path',
      'attributes_version',
      'registered_at',
      'last_fetched_at',
      'last_block_seq',
    ],
    key: ['tenant_id', 'device_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, device_id: data.deviceId }),
  evolve: (row, event) => (event.type === 'device.audit_block_received' ? fetched(row, event) : described(row, event)),
}

/** Attributes come with the version of the device's history; an older event that arrives again changes nothing. */
const described = (row: DeviceRow | undefined, event: DeviceRegistered | DeviceAttributesChanged): DeviceRow => {
  const version = event.streamversion ?? 1
  if (row !== undefined && version <= row.attributes_version) return row
  const { deviceId, kind, attributes } = event.data
  return {
    tenant_id: event.tenantid,
    device_id: deviceId,
    kind,
    name: attributes.name,
    model: attributes.model,
    lock_kind: attributes.lockKind,
    zone: attributes.zone,
    facility_path: attributes.facilityPath,
    attributes_version: version,
    registered_at: row?.registered_at ?? event.time,
    last_fetched_at: row?.last_fetched_at,
    last_block_seq: row?.last_block_seq ?? 0,
  }
}

/** A device hands in nothing before it is registered, so a block without a device belongs to no view of ours. */
const fetched = (row: DeviceRow | undefined, { data, recordedtime }: AuditBlockReceived): DeviceRow | undefined => {
  if (row === undefined || data.blockSeq <= row.last_block_seq) return row
  return { ...row, last_fetched_at: recordedtime, last_block_seq: data.blockSeq }
}
