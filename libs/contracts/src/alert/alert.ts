import { z } from 'zod'
import { linesOfText } from '../readable-text.js'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { securityAlerts } from '../topic.js'

/** What an alert is about. */
export const alertKind = z.enum([
  'brute_force',
  'unusual_hours',
  'same_device',
  'unknown_credential',
  'duress',
  'forced_door',
  'held_open',
  'trapped_inside',
  'audit_gap',
  'device_out_of_sync',
  'device_tamper',
  'lockdown',
  'unrecognized_devices',
])
export type AlertKind = z.infer<typeof alertKind>

export const alertSeverity = z.enum(['info', 'warning', 'critical'])
export type AlertSeverity = z.infer<typeof alertSeverity>

/** Whom or what an alert is about. One alert a kind and subject is open at a time. */
export const alertSubject = z.object({
  kind: z.enum(['user', 'device', 'door', 'area', 'lockdown']),
  id: z.string().min(1),
})
export type AlertSubject = z.infer<typeof alertSubject>

const MOST_EVENTS = 50
const alertId = z.uuid()
const by = z.string().describe('`user:<id>`, `token:<id>` or `system`')
const eventIds = z.array(z.uuid()).max(MOST_EVENTS).describe('The events that raised it')
const id = '3f0c1f5e-1111-8222-9333-444455556669'
const anna = 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e'
const ofAlert = { version: 1, topic: securityAlerts, subject: ({ alertId }: { alertId: string }) => alertId }

export const alertRaised = defineEvent({
  ...ofAlert,
  type: 'alert.raised',
  description: 'Something needs somebody to look at it.',
  data: z.object({
    alertId,
    kind: alertKind,
    severity: alertSeverity,
    about: alertSubject,
    windowSec: z.int().positive().optional().describe('In which the events were counted'),
    count: z.int().positive().describe('Events counted when it was raised'),
    eventIds,
    facilityPath: z.string().optional().describe('Where: `hq/building-1`'),
    lastEventAt: timestamp,
  }),
  example: {
    alertId: id,
    kind: 'brute_force' as const,
    severity: 'warning' as const,
    about: { kind: 'device' as const, id: 'front-door' },
    windowSec: 600,
    count: 5,
    eventIds: ['3f0c1f5e-1111-8222-9333-444455556666'],
    lastEventAt: '2026-11-22T09:17:52.000Z',
  },
})
export type AlertRaised = EventFrom<typeof alertRaised>

export const alertRepeated = defineEvent({
  ...ofAlert,
  type: 'alert.repeated',
  description: 'The same happened again while the alert was open.',
  data: z.object({
    alertId,
    occurrences: z.int().min(2).describe('Altogether'),
    severity: alertSeverity.optional().describe('When it got worse'),
    eventIds,
    lastEventAt: timestamp,
  }),
  example: { alertId: id, occurrences: 2, eventIds: [], lastEventAt: '2026-11-22T09:18:52.000Z' },
})
export type AlertRepeated = EventFrom<typeof alertRepeated>

const comment = linesOfText(2_000)

export const alertAcknowledged = defineEvent({
  ...ofAlert,
  type: 'alert.acknowledged',
  description: 'Somebody has seen it.',
  data: z.object({ alertId, by, comment: comment.optional() }),
  example: { alertId: id, by: anna },
})
export type AlertAcknowledged = EventFrom<typeof alertAcknowledged>

export const alertAssigned = defineEvent({
  ...ofAlert,
  type: 'alert.assigned',
  description: 'Somebody takes care of it; nobody in particular when `to` is null.',
  data: z.object({ alertId, by, to: z.uuid().nullable().describe('Id of a person') }),
  example: { alertId: id, by: anna, to: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e' },
})
export type AlertAssigned = EventFrom<typeof alertAssigned>

export const alertResolved = defineEvent({
  ...ofAlert,
  type: 'alert.resolved',
  description: 'It is closed. What happens afterwards raises another.',
  data: z.object({ alertId, by, comment }),
  example: { alertId: id, by: anna, comment: 'The cleaner had the old PIN' },
})
export type AlertResolved = EventFrom<typeof alertResolved>

export const alertNotified = defineEvent({
  ...ofAlert,
  type: 'alert.notified',
  description: 'Somebody outside was told of it.',
  data: z.object({ alertId, channel: z.enum(['webhook', 'mail']), subscriptionId: z.uuid() }),
  example: { alertId: id, channel: 'webhook' as const, subscriptionId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2f' },
})
export type AlertNotified = EventFrom<typeof alertNotified>

export const alertEvents = [
  alertRaised,
  alertRepeated,
  alertAcknowledged,
  alertAssigned,
  alertResolved,
  alertNotified,
] as const
export type AlertEvent = EventFrom<(typeof alertEvents)[number]>
