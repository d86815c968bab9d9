import { erasureRequestEvents } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { erasureRequestLife } from '../domain/erasure-request.js'

export const erasureRequests = aggregate({
  name: 'erasure_request',
  decider: erasureRequestLife,
  events: erasureRequestEvents,
  shown: (state) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const { tenantid, data } of events) {
      await client.query(
        `insert into erasure_requests (tenant_id, request_id, user_id, status, due_on, received_at, state)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant_id, request_id) do update set status = $4, due_on = $5, state = $7`,
        [tenantid, data.requestId, data.userId, data.status, data.dueOn, data.receivedAt, data],
      )
    }
  },
})
