import type { TimeRange } from '@doorledger/kernel'
import type { Reads } from '@doorledger/database'
import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })

/** An interval in which a lock kept no records. */
export const collectionGap = z.object({
  from: instant,
  to: instant.nullable().describe('Null while the lock still does not collect'),
})
export type CollectionGap = z.infer<typeof collectionGap>

/** The gaps of a lock that reach into a range, oldest first. */
export const readCollectionGaps = async (
  database: Reads,
  { tenantId, lockId }: { readonly tenantId: string; readonly lockId: string },
  { from, to }: TimeRange,
): Promise<readonly CollectionGap[]> => {
  const { rows } = await database.query<{ started_at: Date; ended_at: Date | null }>(
    `select started_at, ended_at from collection_gaps
      where tenant_id = $1 and lock_id = $2
        and ($3::timestamptz is null or ended_at is null or ended_at > $3)
        and ($4::timestamptz is null or started_at < $4)
      order by started_at`,
    [tenantId, lockId, from, to],
  )
  return rows.map((row) => ({ from: row.started_at.toISOString(), to: row.ended_at?.toISOString() ?? null }))
}
