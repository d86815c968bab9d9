import { derivedId, sha256 } from '@doorledger/kernel'
import { z } from 'zod'
import { defineEvent, type EventFrom, eventOf } from '../define-event.js'
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
    visitId: z.uuid().optional().describe('Visit of the phone that read the lock and handed the bytes over'),
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

/** Bytes of a device on their way to the log. */
export interface Handing {
  readonly tenantId: string
  readonly deviceId: string
  readonly body: Buffer
  readonly at: Date
  /** who hands in: the device itself, a phone that read it, or whoever has a quarantine entry tried again */
  readonly actor: string
  /** the service that takes them in: `device-ingest` */
  readonly service: string
  /** the quarantine entry whose bytes these are */
  readonly retryOf?: string
  /** the visit of the phone that read them from the device */
  readonly visitId?: string
}

/** The one way in for the bytes of a device, whoever brings them: what is read behind the log is the same. */
export const handedIn = ({ tenantId, deviceId, body, at, actor, service, ...cause }: Handing): AuditBlockHandedIn => {
  const digest = sha256(body)
  const data = {
    blockId: derivedId('audit-block', tenantId, deviceId, digest, cause.retryOf ?? cause.visitId),
    deviceId,
    sha256: digest,
    sizeBytes: body.length,
    transport: 'push' as const,
    rawBase64: body.toString('base64'),
    ...cause,
  }
  const acceptedAt = at.toISOString()
  return eventOf(auditBlockHandedIn, data, { tenantId, service, occurredAt: acceptedAt, recordedAt: acceptedAt, actor })
}
