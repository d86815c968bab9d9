import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { adminAudit } from '../topic.js'
import { actionName, actionOutcome, actionTarget, fieldChange } from './action-reported.js'
import { entryTypeCode } from './entry-types.js'

/** Who did it (D-07). `id` is pseudonymous or another system's reference; a person's name is never in it. */
export const entryActor = z.object({
  type: z.enum(['user', 'system', 'device', 'integration', 'anonymous']),
  id: z.string().max(200).nullable().describe('null for `system` and `anonymous`'),
})
export type EntryActor = z.infer<typeof entryActor>

/** A sentence as code and parameters; the English text is rendered when it is read (D-49). */
export const entryMessage = z.object({
  code: z.string().min(1).max(100).describe('`auth.login`'),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('What the sentence is about; of a person the id, which shows as the name at the time'),
})
export type EntryMessage = z.infer<typeof entryMessage>

export const auditEntry = z.object({
  entryId: z.uuid(),
  entryType: entryTypeCode.describe('Code of the catalogue'),
  label: z.string().min(1).describe('As people know the type'),
  operation: z.string().min(1).max(100).describe('`created`, `updated`, `deleted`, …'),
  subAction: z.string().max(200).optional().describe('Free text of the type: what exactly happened'),
  outcome: actionOutcome,
  actor: entryActor,
  target: actionTarget.nullable(),
  changes: z.array(fieldChange).describe('Secrets masked, of what a person owns only that it changed'),
  failure: z.object({ code: z.string(), field: z.string().optional() }).optional(),
  message: entryMessage,
  facilityPath: z.string().nullable().describe('Where the target lay at the time: `hq/building-1`; null: nowhere'),
  session: z.string().max(200).nullable().describe('Session of whoever acted'),
  service: z.string().describe('The service that was asked, or `integration`'),
  action: actionName.optional().describe('As the route of our own service that was called names it'),
  occurrences: z.int().min(1).describe('How often, when one entry stands for several times'),
  since: timestamp.optional().describe('With several occurrences: since when'),
})
export type AuditEntry = z.infer<typeof auditEntry>

const keyOf = ({ actor }: AuditEntry): string => `${actor.type}:${actor.id ?? ''}`

export const actionRecorded = defineEvent({
  type: 'admin.action_recorded',
  version: 1,
  description: 'A line of the audit log of administrators: what somebody did, or was refused, as it was validated.',
  topic: adminAudit,
  subject: ({ entryId }: AuditEntry) => entryId,
  key: keyOf,
  data: auditEntry,
  example: {
    entryId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    entryType: 'device.update',
    label: 'Device Update',
    operation: 'updated',
    outcome: 'done',
    actor: { type: 'user', id: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d' },
    target: { kind: 'device', id: 'front-door' },
    changes: [{ field: 'attributes.zone', before: 'UTC', after: 'Europe/Helsinki' }],
    message: { code: 'device.update', params: { target: 'front-door' } },
    facilityPath: 'hq/building-1',
    session: null,
    service: 'device-ingest',
    action: 'device.change',
    occurrences: 1,
  },
})
export type ActionRecorded = EventFrom<typeof actionRecorded>
