import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { directoryEvents } from '../topic.js'

/** People who are to be allowed the same. Who they are is said by events of their own, one for each. */
export const groupState = z.object({
  groupId: z.uuid(),
  name: z.string().min(1).max(200),
  description: z.string().max(2_000).optional(),
  validUntil: timestamp.optional().describe('Allows its members nothing from then on'),
  deleted: z.boolean(),
})
export type GroupState = z.infer<typeof groupState>

const example: GroupState = {
  groupId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  name: 'Cleaners',
  deleted: false,
}
const ofGroup = {
  version: 1,
  topic: directoryEvents,
  subject: ({ groupId }: GroupState) => groupId,
  key: ({ groupId }: GroupState) => `group:${groupId}`,
  data: groupState,
}

export const groupCreated = defineEvent({
  ...ofGroup,
  type: 'group.created',
  description: 'There is a group that people can be in.',
  example,
})
export type GroupCreated = EventFrom<typeof groupCreated>

export const groupUpdated = defineEvent({
  ...ofGroup,
  type: 'group.updated',
  description: 'A group was given another name, description or validity.',
  example: { ...example, name: 'Night cleaners' },
})
export type GroupUpdated = EventFrom<typeof groupUpdated>

export const groupDeleted = defineEvent({
  ...ofGroup,
  type: 'group.deleted',
  description: 'There is no such group any more: whoever was in it is not, without an event for each.',
  example: { ...example, deleted: true },
})
export type GroupDeleted = EventFrom<typeof groupDeleted>

export const groupExpired = defineEvent({
  ...ofGroup,
  type: 'group.expired',
  description:
    'The validity of a group has ended. Told once for each end of validity, also when nobody could tell it at the time.',
  example: { ...example, validUntil: '2026-12-31T22:00:00.000Z' },
})
export type GroupExpired = EventFrom<typeof groupExpired>

export const groupEvents = [groupCreated, groupUpdated, groupDeleted, groupExpired] as const
export type GroupEvent = GroupCreated | GroupUpdated | GroupDeleted | GroupExpired
