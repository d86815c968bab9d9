import { faceEvents } from '@doorledger/contracts'
import type { PurgedTable } from '@doorledger/service'

/** Of a hold that names no person every score of its period is kept: what doors they were at is not known here. */
export const purgedScores: readonly PurgedTable[] = [
  {
    kind: 'scores',
    table: 'face_results',
    idColumn: 'access_event_id',
    projection: 'face-results',
    topic: faceEvents.name,
    hasPremises: false,
    hasSeq: false,
    deletesLog: false,
    heldWhere: '(h.users is null or e.user_id is null or e.user_id = any (h.users))',
  },
]
