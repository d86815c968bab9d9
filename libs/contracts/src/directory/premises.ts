import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timeZone } from '../time-zone.js'
import { directoryEvents } from '../topic.js'

/** Safe in a URL, and one step of a device’s `facilityPath`: it never changes, whatever the premises are called. */
export const premisesId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1–64 letters, digits, dots, hyphens or underscores')

/** From the outside in; each lies in one of an earlier kind. */
export const premisesKind = z.enum(['organization', 'campus', 'building', 'floor', 'area'])
export type PremisesKind = z.infer<typeof premisesKind>

export const premisesState = z.object({
  premisesId,
  kind: premisesKind,
  name: z.string().min(1).max(200),
  parentId: premisesId.nullable().describe('What it lies in; null for the outermost'),
  zone: timeZone.optional().describe('IANA time zone; that of what it lies in when absent'),
  checkInToExit: z
    .boolean()
    .optional()
    .describe('Doors are passed with a credential on the way out too, here and in what lies here (R1.23)'),
  deleted: z.boolean(),
})
export type PremisesState = z.infer<typeof premisesState>

const example: PremisesState = {
  premisesId: 'hq-floor-2',
  kind: 'floor',
  name: 'Headquarters, second floor',
  parentId: 'hq',
  deleted: false,
}
const ofPremises = {
  version: 1,
  topic: directoryEvents,
  subject: ({ premisesId: id }: PremisesState) => id,
  key: ({ premisesId: id }: PremisesState) => `premises:${id}`,
  data: premisesState,
}

export const premisesCreated = defineEvent({
  ...ofPremises,
  type: 'premises.created',
  description: 'There are premises in which doors can be.',
  example,
})
export type PremisesCreated = EventFrom<typeof premisesCreated>

export const premisesUpdated = defineEvent({
  ...ofPremises,
  type: 'premises.updated',
  description: 'Premises were given another name or time zone, or now lie in others.',
  example: { ...example, name: 'Second floor' },
})
export type PremisesUpdated = EventFrom<typeof premisesUpdated>

export const premisesDeleted = defineEvent({
  ...ofPremises,
  type: 'premises.deleted',
  description: 'Nothing was left in the premises, and nothing can be put there.',
  example: { ...example, deleted: true },
})
export type PremisesDeleted = EventFrom<typeof premisesDeleted>

export const premisesEvents = [premisesCreated, premisesUpdated, premisesDeleted] as const
export type PremisesEvent = PremisesCreated | PremisesUpdated | PremisesDeleted
