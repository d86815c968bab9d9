import type { Pool } from 'pg'
import type { Reader } from '../domain/access-event-filter.js'
import type { Attempt } from '../domain/names-then.js'
import { type AccessEventRow, type AccessEventView, viewOf } from './access-event-view.js'
import { findPictured } from './find-pictured.js'
import { findNamesThen } from './find-names-then.js'

/** Rows as this reader may see them, with everybody's names as they were at the time. */
export const attemptsShown = async (
  database: Pick<Pool, 'query'>,
  rows: readonly AccessEventRow[],
  reader: Reader,
): Promise<readonly AccessEventView[]> => {
  if (rows.length === 0) return []
  const attempts = rows.map(attemptOf)
  const [names, pictured] = await Promise.all([
    findNamesThen(database, reader.tenantId, attempts),
    findPictured(database, reader.tenantId, rows),
  ])
  return rows.map((row, index) => viewOf(row, reader, { names, attempt: attempts[index]!, pictured }))
}

const attemptOf = (row: AccessEventRow): Attempt => ({
  occurredAt: row.occurred_at,
  userId: row.user_id,
  credential: row.credential_kind === null ? null : { kind: row.credential_kind, hmac: row.credential_hmac },
  facilityPath: row.facility_path,
})
