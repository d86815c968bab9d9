import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceAttributes, deviceId, deviceKind } from './device-attributes.js'

export const deviceAttributesChanged = defineEvent({
  type: 'device.attributes_changed',
  version: 1,
  description: 'Attributes of a device were changed; carries all attributes as they are now.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({
    deviceId,
    kind: deviceKind,
    attributes: deviceAttributes,
    changed: z.array(z.string()).min(1).describe('Names of the attributes that changed'),
  }),
  example: {
    deviceId: 'front-door',
    kind: 'lock',
    attributes: { name: 'Main entrance', model: 'LE', family: 'engage', zone: 'Europe/Helsinki' },
    changed: ['name'],
  },
})
export type DeviceAttributesChanged = EventFrom<typeof deviceAttributesChanged>
