import { z } from 'zod'
import { deviceId } from '../device/device-attributes.js'
import { credentialKind } from '../directory/credential-state.js'
import { timestamp } from '../envelope.js'
import { accessRuleState } from './config/access-rule.js'
import { configId } from './config/config-id.js'
import { accessPoint, doorState } from './config/door.js'
import { holidayState } from './config/holiday.js'
import { scheduleState } from './config/schedule.js'

/** What a controller that decides alone knows a person by: nobody else knows it by that. */
const holder = z.string().regex(/^[0-9a-f]{32}$/)

const door = z.object({
  id: configId,
  accessPoints: z.array(accessPoint.pick({ accessPointId: true, deviceId: true })),
  ...doorState.pick({ unlockSec: true, failMode: true, passageScheduleIds: true }).shape,
})
const rule = z.object({
  id: configId,
  doorIds: z.array(configId).describe('At which of the doors of this snapshot'),
  ...accessRuleState.pick({
    scheduleIds: true,
    accessTypes: true,
    factors: true,
    action: true,
    unlockSec: true,
    cooldownSec: true,
  }).shape,
})
const schedule = z.object({
  id: configId,
  zone: z.string().describe('IANA time zone'),
  ...scheduleState.pick({ weekly: true, exceptions: true, holidayIds: true, holidayWindows: true }).shape,
})
const holiday = z.object({ id: configId, ...holidayState.pick({ begins: true, lastsDays: true }).shape })
const lockdown = z.object({ id: z.uuid(), doorIds: z.array(configId) })
const person = z.object({
  id: holder,
  rules: z.array(
    z.object({
      ruleId: configId,
      doorIds: z.array(configId).optional().describe('When not at all doors of the rule'),
      until: timestamp.optional().describe('Not from then on'),
    }),
  ),
})
const credential = z.object({
  id: z.uuid().describe('Named when an attempt with it is handed in'),
  tag: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe('What hashing the number that was presented gives'),
  kind: credentialKind,
  holder,
  validFrom: timestamp.optional(),
  validUntil: timestamp.optional().describe('Opens nothing from then on'),
})

/** What a controller decides by, each thing by its id. Neither a number nor a name is in it, nor which PIN is for duress. */
export const snapshotSections = z.object({
  doors: z.array(door),
  rules: z.array(rule),
  schedules: z.array(schedule),
  holidays: z.array(holiday),
  lockdowns: z.array(lockdown),
  people: z.array(person),
  credentials: z.array(credential),
})
export type SnapshotSections = z.infer<typeof snapshotSections>
export type SnapshotSection = keyof SnapshotSections

const secretKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const snapshotHead = z.object({
  format: z.literal(1),
  deviceId,
  version: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('The same for the same contents'),
  policyVersion: z.string().describe('The policy it was made from'),
  madeAt: timestamp,
  validUntil: timestamp.describe('From then on the door does what its `failMode` says, and lets people out'),
  hashing: z
    .object({
      tenantId: z.string(),
      controllersKey: secretKey.describe('256 bits, base64url'),
      deviceKey: secretKey.describe('256 bits, base64url. Another one with each new credential of the device'),
    })
    .describe('How the tag of what was presented is computed'),
})

/** All that a controller needs to decide alone. */
export const policySnapshot = z.object({
  kind: z.literal('whole'),
  ...snapshotHead.shape,
  ...snapshotSections.shape,
})
export type PolicySnapshot = z.infer<typeof policySnapshot>

const idsOf = Object.fromEntries(
  Object.keys(snapshotSections.shape).map((section) => [section, z.array(z.string())]),
) as unknown as Record<SnapshotSection, z.ZodArray<z.ZodString>>

/** What makes one snapshot of another: what is new or different, and the ids of what is gone. */
export const policySnapshotDelta = z.object({
  kind: z.literal('delta'),
  ...snapshotHead.shape,
  since: snapshotHead.shape.version,
  set: snapshotSections,
  removed: z.object(idsOf),
})
export type PolicySnapshotDelta = z.infer<typeof policySnapshotDelta>

/** What the payload of an answer may be. */
export const policySnapshotPayload = z.discriminatedUnion('kind', [policySnapshot, policySnapshotDelta])
export type PolicySnapshotPayload = z.infer<typeof policySnapshotPayload>
