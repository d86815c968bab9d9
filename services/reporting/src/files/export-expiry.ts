import type { Reads } from '@doorledger/database'
import { endOfTerm, nextRunAt, type Site } from '@doorledger/kernel'
import type { ClientBase } from 'pg'

/** What holds where no policy says how long files are kept. */
export interface ExportSetting {
  /** IANA zone of the site */
  readonly zone: string
  readonly keepDays: number
}

interface ExportPolicy {
  readonly keep: string
  readonly automatic: boolean
}

/** When the file of a report goes that was asked for then; without a policy that is automatic, as the setting says. */
const expiry = (policy: ExportPolicy | undefined, requestedAt: Date, { zone, keepDays }: ExportSetting): Date =>
  endOfTerm(policy?.keep ?? `P${keepDays}D`, requestedAt, zone)

export const expiryOf = async (
  database: Reads,
  tenantId: string,
  requestedAt: Date,
  setting: ExportSetting,
): Promise<Date> => expiry(await policyOf(database, tenantId), requestedAt, setting)

const policyOf = async (database: Reads, tenantId: string): Promise<ExportPolicy | undefined> => {
  const { rows } = await database.query<ExportPolicy>(
    'select keep, automatic from export_policies where tenant_id = $1',
    [tenantId],
  )
  return rows[0]
}

/** Where and when a policy changes. */
export interface PolicyChange {
  readonly site: Site
  readonly keepDays: number
  /** time of day of the run at night */
  readonly runAt: string
}

/**
 * Files that are there go by the policy that holds now, the next night at the earliest, as its preview said: until then
 * whoever set it in error can set it right. By hand alone where it is not automatic.
 */
export const expireByPolicy = async (
  client: ClientBase,
  tenantId: string,
  { site, keepDays, runAt }: PolicyChange,
): Promise<void> => {
  const policy = await policyOf(client, tenantId)
  const { rows } = await client.query<{ report_id: string; requested_at: Date }>(
    `select report_id, requested_at from reports where tenant_id = $1 and status = 'ready'`,
    [tenantId],
  )
  const tonightMs = nextRunAt(runAt, site).getTime()
  const later = (at: Date) => new Date(Math.max(at.getTime(), tonightMs)).toISOString()
  const expires = rows.map(({ requested_at: at }) =>
    policy?.automatic === false ? null : later(expiry(policy, at, { zone: site.zone, keepDays })),
  )
  await client.query(
    `update reports r set expires_at = told.expires_at
     from unnest($2::uuid[], $3::timestamptz[]) as told (report_id, expires_at)
     where r.tenant_id = $1 and r.report_id = told.report_id and r.status = 'ready'`,
    [tenantId, rows.map(({ report_id: id }) => id), expires],
  )
}
