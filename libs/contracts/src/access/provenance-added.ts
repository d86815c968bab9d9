import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId } from '../device/device-attributes.js'
import { accessEvents, auditTrailEvents } from '../topic.js'
import { provenance } from './access-event.js'

const accessEventId = '3f0c1f5e-1111-8222-9333-444455556666'
const recordId = '3f0c1f5e-1111-8222-9333-444455556667'

export const accessProvenanceAdded = defineEvent({
  type: 'access.provenance_added',
  version: 1,
  description:
    'Another witness told of an access event that is known already. A revision of the event itself names all of them.',
  topic: accessEvents,
  subject: ({ accessEventId: id }) => id,
  key: ({ deviceId: id }) => id,
  data: z.object({ accessEventId: z.uuid(), deviceId, provenance }),
  example: { accessEventId, deviceId: 'front-door', provenance: { kind: 'device_audit' as const, recordId } },
})
export type AccessProvenanceAdded = EventFrom<typeof accessProvenanceAdded>

export const auditTrailFetchLinked = defineEvent({
  type: 'audit_trail.fetch_linked',
  version: 1,
  description:
    'A record of a lock’s trail shows in the access log as this event, which a phone told of. The latest counts.',
  topic: auditTrailEvents,
  subject: ({ recordId: id }) => id,
  key: ({ lockId }) => lockId,
  data: z.object({ lockId: deviceId, recordId: z.uuid(), accessEventId: z.uuid() }),
  example: { lockId: 'front-door', recordId, accessEventId },
})
export type AuditTrailFetchLinked = EventFrom<typeof auditTrailFetchLinked>
