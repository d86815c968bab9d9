import type { Reads } from '@doorledger/database'
import { endOfTerm } from '@doorledger/kernel'
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

const DAY_MS = 86_400_000

/** When the file of a report goes that was asked for then; without a policy that is automatic, as the setting says. */
const expiry = (policy: ExportPolicy | undefined, requestedAt: Date, { zone, keepDays }: ExportSetting): Date =>
  policy === undefined ? new Date(requestedAt.getTime() + keepDays * DAY_MS) : endOfTerm(policy.keep, requestedAt, zone)

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

/** Files that are there go by the policy that holds now; by hand alone where it is not automatic. */
export const expireByPolicy = async (client: ClientBase, tenantId: string, setting: ExportSetting): Promise<void> => {
  const policy = await policyOf(client, tenantId)
  const { rows } = await client.query<{ report_id: string; requested_at: Date }>(
    `select report_id, requested_at from reports where tenant_id = $1 and status = 'ready'`,
    [tenantId],
  )
  const expires = rows.map(({ requested_at: at }) =>
    policy?.automatic === false ? null : expiry(policy, at, setting).toISOString(),
  )
  await client.query(
    `update reports r set expires_at = told.expires_at
     from unnest($2::uuid[], $3::timestamptz[]) as told (report_id, expires_at)
     where r.tenant_id = $1 and r.report_id = told.report_id and r.status = 'ready'`,
    [tenantId, rows.map(({ report_id: id }) => id), expires],
  )
}
