import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceAuditBlocks } from '../topic.js'
import { deviceId } from './device-attributes.js'

export const auditBlockHandedIn = defineEvent({
  type: 'device.audit_block_handed_in',
  version: 1,
  description: 'The bytes a device sent, before anybody read them. Everything else is derived from these.',
  topic: deviceAuditBlocks,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    blockId: z.uuid().describe('Derived from device and bytes: the same block sent again has the same id'),
    deviceId,
    sha256: z.string().length(64),
    sizeBytes: z.int().nonnegative(),
    transport: z.enum(['push', 'pull']),
    rawBase64: z.base64(),
    retryOf: z.uuid().optional().describe('Quarantine entry whose bytes are tried again'),
  }),
  example: {
    blockId: '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c',
    deviceId: 'front-door',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    sizeBytes: 13,
    transport: 'push',
    rawBase64: 'eyJhdWRpdHMiOltdfQ==',
  },
})
export type AuditBlockHandedIn = EventFrom<typeof auditBlockHandedIn>
