import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceReport } from './contact-changed.js'

const report = { reportId: '3f0c1f5e-1111-8222-9333-444455556667', deviceId: 'front-door-contact', flags: [] }
const ofDevice = { version: 1, topic: deviceEvents, subject: ({ deviceId }: { deviceId: string }) => deviceId }
const because = deviceReport.extend({ reason: z.string().min(1).max(500).optional().describe('As the device says') })

export const deviceOnline = defineEvent({
  ...ofDevice,
  type: 'device.online',
  description: 'A device is in contact. After a restart it also tells the state of its contact, or that it is unknown.',
  data: because.extend({ restarted: z.boolean().optional().describe('What its contact told before no longer holds') }),
  example: report,
})
export type DeviceOnline = EventFrom<typeof deviceOnline>

export const deviceOffline = defineEvent({
  ...ofDevice,
  type: 'device.offline',
  description: 'A device is out of contact: what its contact told last is no longer known to hold.',
  data: because,
  example: { ...report, reason: 'power failure' },
})
export type DeviceOffline = EventFrom<typeof deviceOffline>

export const deviceTamperDetected = defineEvent({
  ...ofDevice,
  type: 'device.tamper_detected',
  description: 'Somebody opened the device or tore it off.',
  data: because,
  example: report,
})
export type DeviceTamperDetected = EventFrom<typeof deviceTamperDetected>

export const deviceTamperCleared = defineEvent({
  ...ofDevice,
  type: 'device.tamper_cleared',
  description: 'The device is whole again.',
  data: because,
  example: report,
})
export type DeviceTamperCleared = EventFrom<typeof deviceTamperCleared>

export const deviceStatusEvents = [deviceOnline, deviceOffline, deviceTamperDetected, deviceTamperCleared] as const
export type DeviceStatusEvent = EventFrom<(typeof deviceStatusEvents)[number]>
