import type { PicturedAttempt } from '@doorledger/media'
import type { Pool } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

const POLL_MS = 100
/** A device sends its picture as soon as it has its answer; the access log may be a moment behind. */
const PATIENCE_MS = 3_000

/** The attempt with this id, once it is in the access log. */
export const findPicturedAttempt = async (
  database: Pick<Pool, 'query'>,
  tenantId: string,
  id: string,
): Promise<PicturedAttempt | undefined> => {
  const deadlineMs = performance.now() + PATIENCE_MS
  for (;;) {
    const { rows } = await database.query<AttemptRow>(FIND, [tenantId, id])
    if (rows[0] !== undefined) return attemptOf(tenantId, rows[0])
    if (performance.now() > deadlineMs) return undefined
    await pause(POLL_MS)
  }
}

interface AttemptRow {
  readonly access_event_id: string
  readonly device_id: string
  readonly door_id: string | null
  readonly facility_path: string | null
  readonly user_id: string | null
  readonly occurred_at: Date
}

const FIND = `
  select e.access_event_id, e.device_id, e.door_id, e.facility_path, e.occurred_at,
    coalesce(e.user_id, (select user_id from holding_at(e.tenant_id, e.credential_hmac, e.credential_kind, e.occurred_at))::text) as user_id
  from access_events e where e.tenant_id = $1 and e.access_event_id = $2 and not e.retracted`

const attemptOf = (tenantId: string, row: AttemptRow): PicturedAttempt => ({
  tenantId,
  accessEventId: row.access_event_id,
  deviceId: row.device_id,
  doorId: row.door_id ?? undefined,
  facilityPath: row.facility_path ?? undefined,
  userId: row.user_id ?? undefined,
  occurredAt: row.occurred_at.toISOString(),
})
