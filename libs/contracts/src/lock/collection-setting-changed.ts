import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId } from '../device/device-attributes.js'
import { auditTrailEvents } from '../topic.js'
import { lockSettings } from './lock-settings.js'

export const collectionSettingChanged = defineEvent({
  type: 'lock.collection_setting_changed',
  version: 1,
  description: 'Whether a lock is to collect audit trails was decided. The lock does so once it is programmed.',
  topic: auditTrailEvents,
  subject: ({ lockId }) => lockId,
  data: z.object({
    lockId: deviceId,
    desired: lockSettings,
    previous: lockSettings.describe('What was desired until now'),
  }),
  example: {
    lockId: 'front-door',
    desired: { collectsAuditTrails: true },
    previous: { collectsAuditTrails: false },
  },
})
export type CollectionSettingChanged = EventFrom<typeof collectionSettingChanged>
