import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceId } from './device-attributes.js'

export const quarantineReason = z.enum([
  'body_unreadable',
  'record_not_an_object',
  'event_invalid',
  'time_invalid',
  'lock_id_invalid',
  'db_version_invalid',
  'member_repeated',
])
export type QuarantineReason = z.infer<typeof quarantineReason>

export const auditQuarantined = defineEvent({
  type: 'device.audit_quarantined',
  version: 1,
  description: 'Something a device sent could not be read; its bytes are kept for a later attempt.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    quarantineId: z.uuid(),
    deviceId,
    blockId: z.uuid(),
    blockSeq: z.int().positive().optional().describe('Place of the block in the device’s own order'),
    indexInBlock: z.int().nonnegative().optional().describe('Absent when the whole body could not be read'),
    reason: quarantineReason,
    detail: z.string().describe('What was wrong, naming the field'),
    rawBase64: z.base64().describe('At most the first 4 KiB; all bytes are in the quarantine'),
  }),
  example: {
    quarantineId: '5f0c1f5e-1111-8222-9333-444455556666',
    deviceId: 'front-door',
    blockId: '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c',
    blockSeq: 7,
    indexInBlock: 2,
    reason: 'time_invalid',
    detail: 'audits[2].time: 31 February does not exist',
    rawBase64: 'eyJldmVudCI6IjA1MDcwMDAwIn0=',
  },
})
export type AuditQuarantined = EventFrom<typeof auditQuarantined>
