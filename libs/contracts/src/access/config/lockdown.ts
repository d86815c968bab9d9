import { z } from 'zod'
import { linesOfText } from '../../readable-text.js'
import { defineEvent, type EventFrom } from '../../define-event.js'
import { timestamp } from '../../envelope.js'
import { accessConfig, accessEvents } from '../../topic.js'
import { configId } from './config-id.js'

/** Which doors a lockdown closes. Requests to exit pass all the same (D-53). */
export const lockdownScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everywhere') }),
  z.object({ kind: z.literal('premises'), premisesIds: z.array(configId).min(1).max(200) }),
  z.object({ kind: z.literal('doors'), doorIds: z.array(configId).min(1).max(1_000) }),
])
export type LockdownScope = z.infer<typeof lockdownScope>

export const lockdownState = z.object({
  lockdownId: z.uuid(),
  scope: lockdownScope,
  reason: linesOfText(500),
  startedAt: timestamp,
  startedBy: z.string(),
  endedAt: timestamp.optional(),
  endedBy: z.string().optional(),
})
export type LockdownState = z.infer<typeof lockdownState>

const example: LockdownState = {
  lockdownId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  scope: { kind: 'premises', premisesIds: ['hq'] },
  reason: 'Intruder reported',
  startedAt: '2026-11-22T09:17:52.000Z',
  startedBy: 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
}
const ended: LockdownState = { ...example, endedAt: '2026-11-22T10:02:11.000Z', endedBy: example.startedBy }
const ofLockdown = {
  version: 1,
  subject: ({ lockdownId }: LockdownState) => lockdownId,
  data: lockdownState,
}

export const lockdownStarted = defineEvent({
  ...ofLockdown,
  type: 'lockdown.started',
  description: 'All access rules are off within the scope; requests to exit pass.',
  topic: accessEvents,
  example,
})
export type LockdownStarted = EventFrom<typeof lockdownStarted>

export const lockdownEnded = defineEvent({
  ...ofLockdown,
  type: 'lockdown.ended',
  description: 'Access rules hold again within the scope, unless another lockdown is on.',
  topic: accessEvents,
  example: ended,
})
export type LockdownEnded = EventFrom<typeof lockdownEnded>

export const lockdownStateChanged = defineEvent({
  ...ofLockdown,
  type: 'lockdown.state_changed',
  description: 'State of a lockdown for the policies of replicas; in force until it has an end.',
  topic: accessConfig,
  key: ({ lockdownId }: LockdownState) => `lockdown:${lockdownId}`,
  example,
})
export type LockdownStateChanged = EventFrom<typeof lockdownStateChanged>

export const lockdownEvents = [lockdownStarted, lockdownEnded, lockdownStateChanged] as const
export type LockdownEvent = LockdownStarted | LockdownEnded | LockdownStateChanged
