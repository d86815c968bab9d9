import type { Reads } from '@doorledger/database'
import { DomainError, endOfTerm, type Site } from '@doorledger/kernel'

/**
 * Nobody deletes a file that the policy for exports keeps.
 * @throws {DomainError} `below_policy_minimum`
 */
export const requireOldEnough = async (
  database: Reads,
  tenantId: string,
  reportId: string,
  { zone, now }: Site,
): Promise<void> => {
  const { rows } = await database.query<{ minimum: string; requested_at: Date }>(
    `select p.minimum, r.requested_at from reports r join export_policies p on p.tenant_id = r.tenant_id
     where r.tenant_id = $1 and r.report_id = $2 and r.status = 'ready'`,
    [tenantId, reportId],
  )
  const [row] = rows
  if (row === undefined || endOfTerm(row.minimum, row.requested_at, zone) <= now) return
  throw new DomainError(
    'below_policy_minimum',
    'conflict',
    `The policy keeps exports for ${row.minimum}; earlier takes a deletion of old records with \`retention:override\` and a reason`,
    { recordKind: 'exports', minimum: row.minimum },
  )
}
