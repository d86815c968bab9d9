import { visitObserved } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { lockVisit, type LockVisitEvent } from '../domain/lock-visit.js'

const writeVisits: WriteInSameTransaction<LockVisitEvent> = async (client, events) => {
  for (const { tenantid, time, data } of events) {
    const { visitId, lockId, userId, phoneKeyId, requestId, qualified, missing, task } = data
    await client.query(
      `insert into lock_visits
         (tenant_id, visit_id, lock_id, user_id, phone_key_id, observed_at, request_id, qualified, missing, task)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [tenantid, visitId, lockId, userId, phoneKeyId, time, requestId, qualified, missing, task],
    )
  }
}

/** Visits of phones to locks, each by its own id. */
export const visits = aggregate({
  name: 'lock_visit',
  decider: lockVisit,
  events: [visitObserved],
  inSameTransaction: writeVisits,
  shown: (state) => (state.status === 'unknown' ? {} : { qualified: state.visit.qualified, task: state.visit.task }),
})
