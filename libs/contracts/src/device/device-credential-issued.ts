import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceId } from './device-attributes.js'

export const deviceCredentialIssued = defineEvent({
  type: 'device.credential_issued',
  version: 1,
  description: 'A device was given a new credential; the one before stopped working. The secret is in no event.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    deviceId,
    credentialId: z.uuid(),
    tokenHash: z
      .string()
      .length(64)
      .optional()
      .describe('SHA-256 of a 256-bit random secret, so that every service that devices talk to knows them'),
  }),
  example: {
    deviceId: 'front-door',
    credentialId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    tokenHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
})
export type DeviceCredentialIssued = EventFrom<typeof deviceCredentialIssued>

export const deviceCredentialRevoked = defineEvent({
  type: 'device.credential_revoked',
  version: 1,
  description: 'A device lost its credential and can hand in nothing until it is given another.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({ deviceId, credentialId: z.uuid() }),
  example: { deviceId: 'front-door', credentialId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c' },
})
export type DeviceCredentialRevoked = EventFrom<typeof deviceCredentialRevoked>
