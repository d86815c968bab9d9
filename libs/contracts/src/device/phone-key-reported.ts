import { z } from 'zod'
import { reason } from '../access/vocabulary.js'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { recordFlag } from './audit-recorded.js'
import { deviceId, deviceRef } from './device-attributes.js'

/**
 * A credential as the lock files it: the data of its records, hexadecimal. The lock's own short name for a key, and not
 * its number.
 */
export const credentialRef = z
  .string()
  .regex(/^[0-9A-F]{2,64}$/, 'must be 2 to 64 hexadecimal digits')
  .describe('As the lock files the credential: the data of its records, hexadecimal')

export const phoneKeyReported = defineEvent({
  type: 'device.phone_key_reported',
  version: 1,
  description: 'A phone told at once what happened when it was held against a lock. The lock will tell the same later.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    reportId: z.uuid().describe('Derived from user and event id of the phone: the same report again has the same id'),
    deviceId,
    device: deviceRef.describe('As it was when the report was accepted'),
    userId: z.string().min(1).max(128).describe('Pseudonymous'),
    phoneKeyId: z.string().min(1).max(128).optional(),
    credentialRef: credentialRef.optional(),
    result: z.enum(['granted', 'denied']),
    reason,
    zone: z.string().describe('IANA zone of the lock'),
    flags: z.array(recordFlag),
  }),
  example: {
    reportId: '3f0c1f5e-1111-8222-9333-444455556667',
    deviceId: 'front-door',
    device: { id: 'front-door', name: 'Front door', kind: 'lock' as const },
    userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
    credentialRef: '00A1',
    result: 'granted' as const,
    reason: 'success' as const,
    zone: 'Europe/Helsinki',
    flags: [],
  },
})
export type PhoneKeyReported = EventFrom<typeof phoneKeyReported>
