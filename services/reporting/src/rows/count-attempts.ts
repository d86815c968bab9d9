import type { DataScope } from '@doorledger/database'
import type { Pool } from 'pg'
import { NEWEST_ATTEMPTS } from './newest-attempts.js'

export interface AttemptCounts {
  readonly events: number
  readonly granted: number
  readonly denied: number
}

/** Attempts between two instants, as they are known now; as `GET /v1/access-events/count` counts them. */
export const countAttempts = async (
  database: Pool,
  { tenantId, premises }: DataScope,
  [from, to]: readonly [Date, Date],
): Promise<AttemptCounts> => {
  const { rows } = await database.query<{ events: number; granted: number; denied: number }>(COUNT, [
    ...[tenantId, premises, from, to],
  ])
  const { events, granted, denied } = rows[0]!
  return { events: Number(events), granted: Number(granted), denied: Number(denied) }
}

const COUNT = `
  select count(*)::bigint as events, count(*) filter (where result = 'granted')::bigint as granted,
    count(*) filter (where result = 'denied')::bigint as denied
  from report_access_events e where ${NEWEST_ATTEMPTS}`
