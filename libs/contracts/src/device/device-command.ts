import { z } from 'zod'
import { linesOfText } from '../readable-text.js'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { deviceCommands, deviceEvents } from '../topic.js'
import { accessAction } from '../access/action-outcome.js'
import { configId } from '../access/config/config-id.js'
import { vendorCommand } from '../access/config/macro.js'
import { deviceId } from './device-attributes.js'

/** What a device does at a door. */
export const doorOperation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlock'), unlockSec: z.int().positive() }),
  z.object({ kind: z.literal('relock') }),
  z.object({ kind: z.literal('command'), command: vendorCommand }),
])
export type DoorOperation = z.infer<typeof doorOperation>

/** What a device can be told to do. */
export const deviceCommand = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('RequestAuditTrail').describe('Hand in the whole trail of the lock as audit blocks, then reply'),
    lockId: deviceId,
  }),
  z.object({
    name: z.literal('ExecuteAction').describe('Do this at the door at once, then reply'),
    doorId: configId,
    accessEventId: z.uuid().describe('The attempt that the action belongs to'),
    action: accessAction,
    operation: doorOperation,
  }),
])
export type DeviceCommand = z.infer<typeof deviceCommand>

const commandOf = z.object({ commandId: z.uuid(), deviceId })
const ids = { commandId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', deviceId: 'back-door' }
const subject = ({ deviceId }: { deviceId: string }) => deviceId

export const deviceCommandIssued = defineEvent({
  type: 'device.command_issued',
  version: 1,
  description:
    'A device is told to do something: again after each time it was away, until it replies or it is too late.',
  topic: deviceCommands,
  subject,
  data: commandOf.extend({ command: deviceCommand, expiresAt: timestamp }),
  example: {
    ...ids,
    command: { name: 'RequestAuditTrail' as const, lockId: 'back-door' },
    expiresAt: '2026-12-22T09:17:52.000Z',
  },
})
export type DeviceCommandIssued = EventFrom<typeof deviceCommandIssued>

export const deviceCommandWithdrawn = defineEvent({
  type: 'device.command_withdrawn',
  version: 1,
  description: 'What a device was told to do is not wanted any more.',
  topic: deviceCommands,
  subject,
  data: commandOf,
  example: ids,
})
export type DeviceCommandWithdrawn = EventFrom<typeof deviceCommandWithdrawn>

export const deviceCommandDelivered = defineEvent({
  type: 'device.command_delivered',
  version: 1,
  description: 'A device was handed a command for the first time.',
  topic: deviceEvents,
  subject,
  data: commandOf,
  example: ids,
})
export type DeviceCommandDelivered = EventFrom<typeof deviceCommandDelivered>

/** How a command went, as the device says. */
export const commandReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done') }),
  z.strictObject({ outcome: z.literal('failed'), reason: linesOfText(500) }),
])
export type CommandReply = z.infer<typeof commandReply>

export const deviceCommandReplied = defineEvent({
  type: 'device.command_replied',
  version: 1,
  description: 'A device said how a command went. There is one reply to each.',
  topic: deviceEvents,
  subject,
  data: commandOf.extend({ reply: commandReply }),
  example: { ...ids, reply: { outcome: 'done' as const } },
})
export type DeviceCommandReplied = EventFrom<typeof deviceCommandReplied>
