import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { securityAlerts } from '../topic.js'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:00')
const threshold = (count: number, windowSec: number) =>
  z.strictObject({
    enabled: z.boolean().default(true),
    count: z.int().min(1).max(1_000).default(count),
    windowSec: z.int().min(10).max(86_400).default(windowSec),
  })
const toggled = z.strictObject({ enabled: z.boolean().default(true) })

/** When events become alerts. What is left out is as by default (D-34). */
export const alertSettings = z.strictObject({
  bruteForce: threshold(5, 600).prefault({}).describe('Denials of one person, or at one device'),
  unusualHours: z
    .strictObject({
      enabled: z.boolean().default(true),
      from: clockTime.default('22:00'),
      to: clockTime.default('06:00'),
    })
    .prefault({})
    .describe('Denials at these hours of the site; over midnight when `from` is later than `to`'),
  sameDevice: threshold(10, 3_600).prefault({}).describe('Denials at one device'),
  unknownCredential: threshold(3, 900).prefault({}).describe('Unknown credentials at one device'),
  duress: toggled.prefault({}),
  forcedDoor: toggled.prefault({}),
  heldOpen: toggled.prefault({}),
  trappedInside: toggled
    .extend({ warnBeforeSec: z.int().min(60).max(86_400).default(3_600) })
    .prefault({})
    .describe(
      'Somebody inside an area is refused at a door that leads out of it, or is inside one that takes a credential to ' +
        'leave and holds none, or none for longer than that (D-23)',
    ),
  auditGap: toggled.prefault({}),
  deviceOutOfSync: toggled.prefault({}),
  deviceTamper: toggled.prefault({}),
  lockdown: toggled.prefault({}),
  unrecognizedDevices: threshold(2, 86_400)
    .extend({ daysInARow: z.int().min(2).max(31).default(3) })
    .prefault({})
    .describe('Logins of one person from devices not seen before; also one on each of so many days in a row (D-22)'),
})
export type AlertSettings = z.output<typeof alertSettings>

export const alertSettingsChanged = defineEvent({
  type: 'alert.settings_changed',
  version: 1,
  description: 'Somebody changed when events become alerts; the whole of it.',
  topic: securityAlerts,
  subject: () => 'alert-settings',
  data: z.object({ settings: alertSettings }),
  example: { settings: alertSettings.parse({}) },
})
export type AlertSettingsChanged = EventFrom<typeof alertSettingsChanged>
