import { auditTrailRecordsCounted } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { trailCount, type TrailCountEvent } from '../domain/trail-count.js'

/** Shown with the request, whichever the last of its lock is by now. */
const writeCounts: WriteInSameTransaction<TrailCountEvent> = async (client, events) => {
  for (const { tenantid, data } of events) {
    await client.query(
      `update audit_trail_requests set state = state || jsonb_build_object('newCount', $3::int)
       where tenant_id = $1 and request_id = $2`,
      [tenantid, data.requestId, data.newCount],
    )
  }
}

/** By id of the request. */
export const trailCounts = aggregate({
  name: 'trail_count',
  decider: trailCount,
  events: [auditTrailRecordsCounted],
  inSameTransaction: writeCounts,
})
