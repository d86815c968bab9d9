import type { AuditTrailRequestEvent, FactOf } from '@doorledger/contracts'
import type { Stored, WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import { auditTrailRequest } from '../domain/audit-trail-request.js'
import {
  isOpen,
  nextDeadline,
  type TrailRequest,
  type TrailRequestEvent,
  type TrailRequestState,
} from '../domain/trail-request.js'

/** What shows from the answer on. An event is about the request it names, which may not be the last of its lock. */
export const writeTrailRequests: WriteInSameTransaction<TrailRequestEvent> = async (client, events) => {
  for (const event of events) {
    if (event.type === 'device.command_issued' || event.type === 'device.command_withdrawn') continue
    const state = auditTrailRequest.evolve(await stateBefore(client, event), event)
    if (state.status !== 'none') await write(client, event, state)
  }
}

/** Commands to devices are for others to follow. */
type AboutRequest = FactOf<AuditTrailRequestEvent>

const stateBefore = async (
  client: ClientBase,
  { tenantid, data }: Stored<AboutRequest>,
): Promise<TrailRequestState> => {
  const { rows } = await client.query<{ state: TrailRequest }>(
    'select state from audit_trail_requests where tenant_id = $1 and request_id = $2',
    [tenantid, data.requestId],
  )
  return rows[0]?.state ?? auditTrailRequest.initial
}

const write = async (client: ClientBase, { tenantid, time }: Stored<TrailRequestEvent>, state: TrailRequest) => {
  await client.query(WRITE, [
    tenantid,
    state.requestId,
    state.lockId,
    state.status,
    state.requestedAt,
    isOpen(state) ? null : time,
    nextDeadline(state),
    state,
  ])
}

const WRITE = `
  insert into audit_trail_requests as request
    (tenant_id, request_id, lock_id, status, requested_at, finished_at, due_at, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (tenant_id, request_id) do update
    set status = excluded.status, due_at = excluded.due_at, state = excluded.state,
        finished_at = coalesce(request.finished_at, excluded.finished_at)`
