import type { ClientBase } from 'pg'
import { type AuditIds, noAuditIds } from '../../domain/audit-ids.js'
import { type DeviceSync, newDeviceSync } from '../../domain/device-sync.js'

/** A device among those of all tenants. */
export interface DeviceKey {
  readonly tenantId: string
  readonly deviceId: string
}

export const keyText = ({ tenantId, deviceId }: DeviceKey): string => `${tenantId}:${deviceId}`

/** What is remembered of these devices, by {@link keyText}; devices that never called in begin anew. */
export const loadSyncs = async (client: ClientBase, keys: readonly DeviceKey[]): Promise<Map<string, DeviceSync>> => {
  const { rows } = await client.query<SyncRow>(LOAD, columnsOf(keys))
  const known = new Map(rows.map((row) => [keyText({ tenantId: row.tenant_id, deviceId: row.device_id }), syncOf(row)]))
  return new Map(keys.map((key) => [keyText(key), known.get(keyText(key)) ?? newDeviceSync]))
}

export const saveSyncs = async (
  client: ClientBase,
  keys: readonly DeviceKey[],
  syncs: ReadonlyMap<string, DeviceSync>,
): Promise<void> => {
  const states = keys.map((key) => syncs.get(keyText(key))!)
  await client.query(SAVE, [
    ...columnsOf(keys),
    states.map(({ blockSeq }) => blockSeq),
    states.map(({ lastContactAt }) => lastContactAt),
    states.map(({ auditIds }) => auditIds.lastAuditId),
    states.map(({ nxtDbVerTS }) => nxtDbVerTS),
    states.map(({ expectedDbVersion }) => expectedDbVersion),
    states.map(({ lastSyncedAt }) => lastSyncedAt),
    states.map(({ lockId }) => lockId),
    states.map(({ recentBlocks }) => recentBlocks.join(' ')),
    states.map(({ recentRecords }) => Buffer.from(Float64Array.from(recentRecords).buffer)),
    states.map(({ auditIds }) => auditIds.lastAuditAt),
    states.map(({ auditIds }) => JSON.stringify(auditIds)),
  ])
}

const columnsOf = (keys: readonly DeviceKey[]): string[][] => [
  keys.map(({ tenantId }) => tenantId),
  keys.map(({ deviceId }) => deviceId),
]

interface SyncRow {
  readonly tenant_id: string
  readonly device_id: string
  readonly block_seq: number
  readonly last_contact_at: Date | null
  readonly nxt_db_ver_ts: string | null
  readonly expected_db_version: string | null
  readonly last_synced_at: Date | null
  readonly lock_id: number | null
  readonly recent_blocks: string
  readonly recent_records: Buffer
  readonly audit_ids: AuditIds | null
}

const LOAD = `
  select s.* from device_sync s join unnest($1::text[], $2::text[]) as k (tenant_id, device_id)
    using (tenant_id, device_id)`

const SAVE = `
  insert into device_sync
  select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::smallint[], $6::text[],
    $7::text[], $8::timestamptz[], $9::integer[], $10::text[], $11::bytea[], $12::timestamptz[], $13::jsonb[])
  on conflict (tenant_id, device_id) do update set
    block_seq = excluded.block_seq,
    last_contact_at = excluded.last_contact_at,
    last_audit_id = excluded.last_audit_id,
    nxt_db_ver_ts = excluded.nxt_db_ver_ts,
    expected_db_version = excluded.expected_db_version,
    last_synced_at = excluded.last_synced_at,
    lock_id = excluded.lock_id,
    recent_blocks = excluded.recent_blocks,
    recent_records = excluded.recent_records,
    last_audit_at = excluded.last_audit_at,
    audit_ids = excluded.audit_ids`

const syncOf = (row: SyncRow): DeviceSync => ({
  blockSeq: row.block_seq,
  ...(row.last_contact_at !== null && { lastContactAt: row.last_contact_at.toISOString() }),
  auditIds: row.audit_ids ?? noAuditIds,
  ...(row.nxt_db_ver_ts !== null && { nxtDbVerTS: row.nxt_db_ver_ts }),
  ...(row.expected_db_version !== null && { expectedDbVersion: row.expected_db_version }),
  ...(row.last_synced_at !== null && { lastSyncedAt: row.last_synced_at.toISOString() }),
  ...(row.lock_id !== null && { lockId: row.lock_id }),
  recentBlocks: row.recent_blocks === '' ? [] : row.recent_blocks.split(' '),
  recentRecords: [...new Float64Array(Uint8Array.from(row.recent_records).buffer)],
})
