import { databaseVersion, type DeviceAttributes, deviceAttributes, deviceId, deviceKind } from '@doorledger/contracts'
import { z } from 'zod'

/** A device as the API shows it. */
export const deviceView = z.object({
  id: deviceId,
  kind: deviceKind,
  name: deviceAttributes.shape.name,
  model: z.string().nullable(),
  family: z.string(),
  lockKind: deviceAttributes.shape.lockKind.unwrap().nullable(),
  zone: z.string(),
  facilityPath: z.string().nullable(),
  installedOn: z.iso.date().nullable(),
  expectedDbVersion: databaseVersion.nullable(),
  labels: z.record(z.string(), z.string()),
  version: z.int().describe('For `If-Match`'),
  registeredAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  hasCredential: z.boolean().describe('Whether it can hand in blocks'),
  lastContactAt: z.iso.datetime().nullable().describe('When a block of it was last worked in'),
})
export type DeviceView = z.infer<typeof deviceView>

export interface DeviceRow {
  readonly device_id: string
  readonly kind: DeviceView['kind']
  readonly attributes: DeviceAttributes
  readonly version: number
  readonly registered_at: Date
  readonly changed_at: Date
  readonly has_credential: boolean
  readonly last_contact_at: Date | null
}

export const DEVICE_ROWS = `
  select device_id, kind, attributes, version, registered_at, changed_at, last_contact_at,
    exists (
      select from device_credentials c
      where c.tenant_id = d.tenant_id and c.device_id = d.device_id and c.revoked_at is null
    ) as has_credential
  from devices d left join device_sync s using (tenant_id, device_id)`

export const viewOf = (row: DeviceRow): DeviceView => {
  const { attributes } = row
  return {
    id: row.device_id,
    kind: row.kind,
    name: attributes.name,
    model: attributes.model ?? null,
    family: attributes.family,
    lockKind: attributes.lockKind ?? null,
    zone: attributes.zone,
    facilityPath: attributes.facilityPath ?? null,
    installedOn: attributes.installedOn ?? null,
    expectedDbVersion: attributes.expectedDbVersion ?? null,
    labels: attributes.labels ?? {},
    version: row.version,
    registeredAt: row.registered_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    hasCredential: row.has_credential,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
  }
}
