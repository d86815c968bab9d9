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
  data: z.object({ deviceId, credentialId: z.uuid() }),
  example: { deviceId: 'front-door', credentialId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c' },
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
