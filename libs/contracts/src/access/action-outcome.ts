import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceId } from '../device/device-attributes.js'
import { accessEvents } from '../topic.js'
import { configId } from './config/config-id.js'

/** What a grant runs: a command of the door or a macro. */
export const accessAction = z.object({ kind: z.enum(['command', 'macro']), name: z.string() })

const outcome = z.object({
  accessEventId: z.uuid(),
  doorId: configId,
  deviceId,
  commandId: z.uuid(),
  action: accessAction,
  durationMs: z.int().nonnegative().describe('From the decision to the reply of the device'),
})
const example = {
  accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
  doorId: 'main-entrance',
  deviceId: 'controller-1',
  commandId: '3f0c1f5e-1111-8222-9333-444455556667',
  action: { kind: 'command' as const, name: 'unlock' },
  durationMs: 84,
}
const ofAction = {
  version: 1,
  topic: accessEvents,
  subject: ({ accessEventId }: { accessEventId: string }) => accessEventId,
  key: ({ doorId }: { doorId: string }) => doorId,
}

export const accessActionExecuted = defineEvent({
  ...ofAction,
  type: 'access.action_executed',
  description: 'A device did what a grant told it to.',
  data: outcome,
  example,
})
export type AccessActionExecuted = EventFrom<typeof accessActionExecuted>

export const accessActionFailed = defineEvent({
  ...ofAction,
  type: 'access.action_failed',
  description: 'A device did not do what a grant told it to; the decision stands.',
  data: outcome.extend({ error: z.string().min(1).max(500) }),
  example: { ...example, error: 'strike jammed' },
})
export type AccessActionFailed = EventFrom<typeof accessActionFailed>

export const accessActionEvents = [accessActionExecuted, accessActionFailed] as const
export type AccessActionEvent = AccessActionExecuted | AccessActionFailed
