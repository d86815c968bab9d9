import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceRef } from '../device/device-attributes.js'
import { recordFlag } from '../device/audit-recorded.js'
import { accessEvents } from '../topic.js'
import { forcedOpen, heldOpen } from './door-alarm.js'
import { accessResult, accessType, reason } from './vocabulary.js'

/** Where a fact about an attempt came from. The same attempt may be told by several (D-02, D-08). */
export const provenance = z.object({
  kind: z.enum(['device_audit', 'phone_report', 'decision', 'door_contact', 'exit_request']),
  recordId: z.uuid().optional(),
  blockId: z.uuid().optional(),
  code: z.string().optional().describe('The vendor’s raw code'),
  attemptId: z.uuid().optional().describe('Of the device that asked for a decision'),
  policyVersion: z.string().optional().describe('By which a device that was offline decided'),
})

/** One step of a decision: what was looked at and whether it allowed to go on. */
export const accessCheck = z.object({ check: z.string(), passed: z.boolean(), detail: z.string().optional() })
export type AccessCheck = z.infer<typeof accessCheck>

/** An attempt at a door. People appear as pseudonymous ids only (D-51). */
export const accessEventData = z.object({
  accessEventId: z.uuid(),
  revision: z.int().nonnegative().describe('A higher revision of the same access event replaces a lower one'),
  door: z.object({ id: z.string(), name: z.string() }).optional(),
  accessDevice: deviceRef,
  accessType,
  factors: z.array(accessType).max(2).optional().describe('What was presented, when it was more than one thing'),
  user: z.object({ id: z.string() }).optional(),
  credential: z
    .object({
      kind: z.string().describe('`unknown` when the device does not tell'),
      last4: z.string().optional(),
      hmac: z.string().optional().describe('Of what the device read: `referenceHmac` of the credential it is'),
      credentialId: z.uuid().optional().describe('Of the credential that was found'),
    })
    .optional(),
  result: accessResult,
  reason,
  decision: z.enum(['granted', 'denied', 'none']).describe('Kept apart from the result: an error may follow a grant'),
  action: z
    .object({
      kind: z.enum(['command', 'macro']),
      name: z.string(),
      unlockSec: z.int().positive().optional().describe('How long the door unlocks'),
    })
    .optional(),
  checks: z.array(accessCheck).describe('In the order in which they were made; the first that failed is the reason'),
  accessPoint: z.object({ id: z.string() }).optional().describe('The direction of passage that was asked for'),
  rule: z.object({ id: z.string(), name: z.string() }).optional().describe('That granted, or that got furthest'),
  policyVersion: z.string().optional().describe('The policy that decided: a digest of the state it was compiled from'),
  policyDecision: z
    .enum(['granted', 'denied'])
    .optional()
    .describe('What the policy of `policyVersion` says where a device that was offline decided otherwise'),
  latencyMs: z.number().nonnegative().optional().describe('From the question to the decision'),
  provenance: z.array(provenance).min(1),
  occurredLocal: z.string().optional().describe('The device’s own clock, when it timed the event'),
  zone: z.string().optional(),
  flags: z.array(recordFlag),
  forcedOpen: forcedOpen.optional().describe('Of a forced door that follows from its contact'),
  heldOpen: heldOpen.optional().describe('Of a door held open, as follows from its contact'),
})
export type AccessEventData = z.infer<typeof accessEventData>

const example: AccessEventData = {
  accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
  revision: 1,
  accessDevice: { id: 'front-door', name: 'Front door', kind: 'lock' },
  accessType: 'unknown',
  result: 'granted',
  reason: 'success',
  decision: 'granted',
  checks: [],
  provenance: [{ kind: 'device_audit', recordId: '3f0c1f5e-1111-8222-9333-444455556666', code: '0507' }],
  occurredLocal: '2026-11-13T09:17:52',
  zone: 'Europe/Helsinki',
  flags: ['late'],
}

const ofAttempt = {
  version: 1,
  topic: accessEvents,
  subject: ({ accessEventId }: AccessEventData) => accessEventId,
  key: ({ door, accessDevice }: AccessEventData) => door?.id ?? accessDevice.id,
  data: accessEventData,
}

export const accessGranted = defineEvent({
  ...ofAttempt,
  type: 'access.granted',
  description: 'Somebody was let through.',
  example,
})
export type AccessGranted = EventFrom<typeof accessGranted>

export const accessDenied = defineEvent({
  ...ofAttempt,
  type: 'access.denied',
  description: 'Somebody was refused; `reason` says why.',
  example: { ...example, result: 'denied', reason: 'unknown_credential', decision: 'denied' },
})
export type AccessDenied = EventFrom<typeof accessDenied>

export const accessErrored = defineEvent({
  ...ofAttempt,
  type: 'access.errored',
  description: 'An attempt met a fault; `decision` says whether access was given.',
  example: { ...example, result: 'error', reason: 'device_communication_failure', decision: 'none' },
})
export type AccessErrored = EventFrom<typeof accessErrored>

export const doorForcedOpenReported = defineEvent({
  ...ofAttempt,
  type: 'door.forced_open_reported',
  description: 'The device itself reported a forced door.',
  example: { ...example, result: 'forced', reason: 'forced_door', decision: 'none' },
})
export type DoorForcedOpenReported = EventFrom<typeof doorForcedOpenReported>

export const doorHeldOpenReported = defineEvent({
  ...ofAttempt,
  type: 'door.held_open_reported',
  description: 'The device itself reported a door held open.',
  example: { ...example, result: 'held_open', reason: 'held_open', decision: 'none' },
})
export type DoorHeldOpenReported = EventFrom<typeof doorHeldOpenReported>

const ofContact = {
  ...example,
  door: { id: 'front-door', name: 'Front door' },
  decision: 'none' as const,
  provenance: [{ kind: 'door_contact' as const, recordId: '3f0c1f5e-1111-8222-9333-444455556666' }],
}
const forced = {
  ...ofContact,
  result: 'forced' as const,
  reason: 'forced_door' as const,
  forcedOpen: { inferred: true as const, windowSec: 10 },
}

export const doorForcedOpenInferred = defineEvent({
  ...ofAttempt,
  type: 'door.forced_open_inferred',
  description: 'A door opened without an authorised unlock in the seconds before. It follows from its contact.',
  example: forced,
})
export type DoorForcedOpenInferred = EventFrom<typeof doorForcedOpenInferred>

export const doorForcedOpenRetracted = defineEvent({
  ...ofAttempt,
  type: 'door.forced_open_retracted',
  description: 'What was told later explains a door that seemed forced. The row stays and says what explains it.',
  example: {
    ...forced,
    revision: 2,
    forcedOpen: { ...forced.forcedOpen, explainedBy: { cause: 'success', at: '2026-11-22T09:17:49.000Z' } },
  },
})
export type DoorForcedOpenRetracted = EventFrom<typeof doorForcedOpenRetracted>

export const doorHeldOpenDetected = defineEvent({
  ...ofAttempt,
  type: 'door.held_open_detected',
  description: 'A door has been open for the time it may be, or for a multiple of that.',
  example: {
    ...ofContact,
    result: 'held_open',
    reason: 'held_open',
    heldOpen: {
      inferred: true,
      thresholdSec: 30,
      openSince: '2026-11-22T09:17:22.000Z',
      openForSec: 30,
      reminderNo: 1,
    },
  },
})
export type DoorHeldOpenDetected = EventFrom<typeof doorHeldOpenDetected>

export const accessRetracted = defineEvent({
  ...ofAttempt,
  type: 'access.retracted',
  description: 'A later reading of the same record found no attempt at a door; carries what was retracted.',
  example: { ...example, revision: 2 },
})
export type AccessRetracted = EventFrom<typeof accessRetracted>

export const attemptEvents = [
  accessGranted,
  accessDenied,
  accessErrored,
  doorForcedOpenReported,
  doorHeldOpenReported,
  doorForcedOpenInferred,
  doorForcedOpenRetracted,
  doorHeldOpenDetected,
  accessRetracted,
] as const
export type AttemptEvent = EventFrom<(typeof attemptEvents)[number]>
