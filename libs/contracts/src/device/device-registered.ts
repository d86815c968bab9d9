import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceAttributes, deviceId, deviceKind } from './device-attributes.js'

export const deviceRegistered = defineEvent({
  type: 'device.registered',
  version: 1,
  description: 'A device was made known and given a credential.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: z.object({ deviceId, kind: deviceKind, attributes: deviceAttributes }),
  example: {
    deviceId: 'front-door',
    kind: 'lock',
    attributes: { name: 'Front door', model: 'LE', family: 'engage', zone: 'Europe/Helsinki' },
  },
})
export type DeviceRegistered = EventFrom<typeof deviceRegistered>
