import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId } from '../device/device-attributes.js'
import { timestamp } from '../envelope.js'
import { accessEvents } from '../topic.js'

/** A door as it was called at the time. */
export const doorRef = z.object({ id: z.string(), name: z.string() })

const ofDoor = { version: 1, topic: accessEvents, subject: ({ door }: { door: { id: string } }) => door.id }
const door = { id: 'front-door', name: 'Front door' }
const contact = 'front-door-contact'
const openingId = '3f0c1f5e-1111-8222-9333-444455556666'
const opening = z.object({
  door: doorRef,
  deviceId: deviceId.describe('The contact that told it'),
  openingId: z.uuid().describe('Shared by all that is told of one opening'),
})

export const doorOpened = defineEvent({
  ...ofDoor,
  type: 'door.opened',
  description: 'A door opened, as its contact tells. Chatter of the contact is one opening.',
  data: opening,
  example: { door, deviceId: contact, openingId },
})
export type DoorOpened = EventFrom<typeof doorOpened>

export const doorClosed = defineEvent({
  ...ofDoor,
  type: 'door.closed',
  description: 'A door closed.',
  data: opening.extend({ openForMs: z.int().nonnegative() }),
  example: { door, deviceId: contact, openingId, openForMs: 4_200 },
})
export type DoorClosed = EventFrom<typeof doorClosed>

const accessEventId = z.uuid().describe('The grant that unlocked it')
const ofUnlock = { door, accessEventId: '3f0c1f5e-1111-8222-9333-444455556668' }

export const doorLockUnlocked = defineEvent({
  ...ofDoor,
  type: 'door.lock_unlocked',
  description: 'The lock of a door was released.',
  data: z.object({
    door: doorRef,
    accessEventId,
    cause: z.string().describe('Reason of the grant: `success`, `rex`, `remote_unlock`, `scheduled_unlock`, …'),
    untilAt: timestamp.optional().describe('Absent when the lock relocks at once, or nobody knows'),
  }),
  example: { ...ofUnlock, cause: 'rex', untilAt: '2026-11-22T09:17:57.000Z' },
})
export type DoorLockUnlocked = EventFrom<typeof doorLockUnlocked>

export const doorLockRelocked = defineEvent({
  ...ofDoor,
  type: 'door.lock_relocked',
  description: 'The lock of a door engaged again.',
  data: z.object({ door: doorRef, accessEventId }),
  example: ofUnlock,
})
export type DoorLockRelocked = EventFrom<typeof doorLockRelocked>

export const doorPositionEvents = [doorOpened, doorClosed, doorLockUnlocked, doorLockRelocked] as const
export type DoorPositionEvent = EventFrom<(typeof doorPositionEvents)[number]>
