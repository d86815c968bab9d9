import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceReport } from './contact-changed.js'

export const rexActivated = defineEvent({
  type: 'device.rex_activated',
  version: 1,
  description: 'Somebody inside asked to leave: a request-to-exit button or sensor. It is always granted.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: deviceReport,
  example: {
    reportId: '3f0c1f5e-1111-8222-9333-444455556667',
    deviceId: 'front-door-rex',
    flags: [],
  },
})
export type RexActivated = EventFrom<typeof rexActivated>
