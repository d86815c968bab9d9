import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { permission } from '../permissions.js'
import { adminAuditIntake } from '../topic.js'

/** `<kind of thing>.<verb>`, as the route that does it is named: `device.register`. */
export const actionName = z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, 'must be such as device.register')

const shownValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown()), z.looseObject({})])

/** What one change did to one field. Secrets are never in it, and of what a person owns only that it changed. */
export const fieldChange = z.object({
  field: z.string().describe('`attributes.zone`'),
  before: shownValue.describe('null when there was none'),
  after: shownValue.describe('null when there is none any more'),
})
export type FieldChange = z.infer<typeof fieldChange>

export const actionOutcome = z.enum(['done', 'denied', 'failed'])
export type ActionOutcome = z.infer<typeof actionOutcome>

export const actionTarget = z.object({ kind: z.string(), id: z.string() })
export type ActionTarget = z.infer<typeof actionTarget>

export const actionReport = z.object({
  entryId: z.uuid(),
  service: z.string().describe('The service that was asked'),
  action: actionName,
  permission: permission.describe('What the action takes'),
  outcome: actionOutcome.describe('`denied`: the caller may not; `failed`: it could not be done'),
  failure: z
    .object({ code: z.string(), field: z.string().optional() })
    .optional()
    .describe('Why not, as the caller was told'),
  target: actionTarget.nullable().describe('null when the request named none that could be made out'),
  changes: z.array(fieldChange),
  occurrences: z
    .int()
    .min(1)
    .optional()
    .describe('How often, when this stands for what the same session did again after it was reported; once if absent'),
  since: z.iso.datetime({ precision: 3 }).optional().describe('With `occurrences`: when it was reported before'),
})
export type ActionReport = z.infer<typeof actionReport>

/** Who did it is the `actor` of the envelope, and the request its `correlationid`. */
export const actionReported = defineEvent({
  type: 'admin.action_reported',
  version: 1,
  description: 'Somebody did something with Doorledger itself, or was refused: a line for the audit log.',
  topic: adminAuditIntake,
  subject: ({ entryId }: ActionReport) => entryId,
  key: ({ service }: ActionReport) => service,
  data: actionReport,
  example: {
    entryId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    service: 'device-ingest',
    action: 'device.change',
    permission: 'device:write',
    outcome: 'done',
    target: { kind: 'device', id: 'front-door' },
    changes: [{ field: 'attributes.zone', before: 'UTC', after: 'Europe/Helsinki' }],
  },
})
export type ActionReported = EventFrom<typeof actionReported>
