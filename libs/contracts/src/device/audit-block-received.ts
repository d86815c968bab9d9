import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceId } from './device-attributes.js'

export const blockFlag = z.enum(['normalised', 'missingDbVersion', 'tagNotApplicable'])
export type BlockFlag = z.infer<typeof blockFlag>

export const auditBlockReceived = defineEvent({
  type: 'device.audit_block_received',
  version: 1,
  description: 'A block of audit records was read. An empty block is a sign of life.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    blockId: z.uuid(),
    deviceId,
    blockSeq: z.int().positive().describe('Counts the different blocks of this device'),
    recordCount: z.int().nonnegative(),
    newCount: z.int().nonnegative().optional().describe('Of the records, those that the device had not sent before'),
    quarantinedCount: z.int().nonnegative(),
    sizeBytes: z.int().nonnegative(),
    sha256: z.string().length(64),
    transport: z.enum(['push', 'pull']),
    visitId: z.uuid().optional().describe('Visit of the phone that read the lock and handed the block over'),
    flags: z.array(blockFlag).describe('`normalised`: curly quotes had to be made straight to read it'),
  }),
  example: {
    blockId: '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c',
    deviceId: 'front-door',
    blockSeq: 7,
    recordCount: 3,
    newCount: 2,
    quarantinedCount: 0,
    sizeBytes: 214,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    transport: 'push',
    flags: [],
  },
})
export type AuditBlockReceived = EventFrom<typeof auditBlockReceived>
