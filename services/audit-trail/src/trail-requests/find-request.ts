import { DomainError } from '@doorledger/kernel'
import { type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { lockLiesWithin } from '../known-locks.js'
import type { ThingsOfLocks } from '../newest-of-locks.js'
import { openStatuses, type TrailRequest } from '../domain/trail-request.js'

/** A row of `audit_trail_requests`. */
export interface TrailRequestRow {
  readonly request_id: string
  readonly lock_id: string
  readonly requested_at: Date
  readonly finished_at: Date | null
  readonly state: TrailRequest
}

const TRAIL_REQUESTS = `
  select request_id, lock_id, requested_at, finished_at, state from audit_trail_requests`

/** For lists of them. */
export const trailRequests: ThingsOfLocks = { select: TRAIL_REQUESTS, time: 'requested_at', id: 'request_id' }

/** @throws {DomainError} `request_unknown` */
export const findRequest = async (database: Pool, where: DataScope, requestId: string): Promise<TrailRequestRow> => {
  const parameters = [where.tenantId, requestId, where.premises]
  const { rows } = await scopedReads(database, where).query<TrailRequestRow>(ONE, parameters)
  const [row] = rows
  if (row === undefined) throw new DomainError('request_unknown', 'not_found', 'There is no such request')
  return row
}

const ONE = `
  ${TRAIL_REQUESTS} where tenant_id = $1 and request_id = $2 and ${lockLiesWithin('lock_id', '$1', '$3')}`

/** The open request for the trail of a lock, if there is one. */
export const findOpenRequest = async (
  database: Pool,
  tenantId: string,
  lockId: string,
): Promise<TrailRequest | undefined> => {
  const { rows } = await database.query<TrailRequestRow>(
    `${TRAIL_REQUESTS} where tenant_id = $1 and lock_id = $2 and status in ('${openStatuses.join("', '")}')`,
    [tenantId, lockId],
  )
  return rows[0]?.state
}
