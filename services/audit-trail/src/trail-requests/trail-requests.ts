import { auditTrailRequestEvents, deviceCommandIssued, deviceCommandWithdrawn } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { auditTrailRequest } from '../domain/audit-trail-request.js'
import { writeTrailRequests } from './write-trail-requests.js'

/** Requests for trails, by the id of the lock: each lock has one open request at most. */
export const requestsOfLocks = aggregate({
  name: 'audit_trail_request',
  decider: auditTrailRequest,
  events: [...auditTrailRequestEvents, deviceCommandIssued, deviceCommandWithdrawn],
  snapshotEventType: 'audit_trail.requested',
  inSameTransaction: writeTrailRequests,
  shown: (state) => (state.status === 'none' ? {} : { requestId: state.requestId, status: state.status }),
})
