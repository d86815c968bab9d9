import type { FaceQuality, MatchSkipped, StoredSnapshot } from '@doorledger/contracts'
import { type DataScope, liesWithin, stepsOf } from '@doorledger/database'
import type { Pool } from 'pg'

/** What became of a snapshot. */
export interface ComparedRow {
  readonly userId: string | null
  readonly status: 'scored' | MatchSkipped
  readonly scorePct: number | null
  readonly cosine: number | null
  readonly lowQuality: boolean | null
  readonly snapshot: StoredSnapshot
  readonly faces: number | null
  readonly quality: FaceQuality | null
  readonly modelId: string | null
  readonly photoVersion: number | null
}

const FIND = `
  select user_id as "userId", status, score_pct as "scorePct", cosine, low_quality as "lowQuality", snapshot,
    (result ->> 'faces')::int as faces, result -> 'quality' as quality, result ->> 'modelId' as "modelId",
    (result ->> 'photoVersion')::int as "photoVersion"
  from face_results
  where tenant_id = $1 and access_event_id = $2 and ${liesWithin(stepsOf('facility_path'), '$1', '$3')}`

/** @param where it may have been; elsewhere there is none */
export const findResult = async (
  database: Pick<Pool, 'query'>,
  { tenantId, premises }: DataScope,
  accessEventId: string,
): Promise<ComparedRow | undefined> =>
  (await database.query<ComparedRow>(FIND, [tenantId, accessEventId, premises])).rows[0]
