import type { ClientBase } from 'pg'
import type { DeviceDescription } from '../domain/device-description.js'

interface DescriptionRow {
  readonly tenant_id: string
  readonly device_id: string
  readonly version: number
  readonly described_at: Date
  readonly ref: DeviceDescription['ref']
}

/** All that is known of these devices. */
export const loadDescriptions = async (
  client: Pick<ClientBase, 'query'>,
  devices: readonly Pick<DeviceDescription, 'tenantId' | 'deviceId'>[],
): Promise<readonly DeviceDescription[]> => {
  const once = [
    ...new Map(devices.map((device) => [JSON.stringify([device.tenantId, device.deviceId]), device])).values(),
  ]
  const { rows } = await client.query<DescriptionRow>(LOAD, [
    once.map(({ tenantId }) => tenantId),
    once.map(({ deviceId }) => deviceId),
  ])
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    deviceId: row.device_id,
    version: row.version,
    describedAt: row.described_at.toISOString(),
    ref: row.ref,
  }))
}

const LOAD = `
  select tenant_id, device_id, version, described_at, ref
  from device_descriptions join unnest($1::text[], $2::text[]) as wanted (tenant_id, device_id)
    using (tenant_id, device_id)
  order by version`

export const saveDescriptions = async (client: ClientBase, added: readonly DeviceDescription[]): Promise<void> => {
  if (added.length === 0) return
  const rows = added.map(({ tenantId, deviceId, version, describedAt, ref }) => ({
    tenant_id: tenantId,
    device_id: deviceId,
    version,
    described_at: describedAt,
    ref,
  }))
  await client.query(SAVE, [JSON.stringify(rows)])
}

const SAVE = `
  insert into device_descriptions select * from jsonb_populate_recordset(null::device_descriptions, $1)
  on conflict do nothing`
