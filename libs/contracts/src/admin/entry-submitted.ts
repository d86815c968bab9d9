import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { adminAuditIntake } from '../topic.js'
import { entryActor } from './action-recorded.js'
import { actionOutcome, actionTarget, fieldChange } from './action-reported.js'
import { entryTypeCode } from './entry-types.js'

const text = (most: number) => z.string().trim().min(1).max(most)

/** An entry as an integration hands it in; when it happened is the `time` of the event. */
export const submittedEntry = z.strictObject({
  entryId: z.uuid().describe('Of the integration’s choice: the same entry handed in again is recorded once'),
  entryType: entryTypeCode.describe('Code of the catalogue'),
  operation: text(100)
    .regex(/^[a-z]+(_[a-z]+)*$/, 'must be such as image_uploaded')
    .describe('What was done'),
  subAction: text(200).optional().describe('Free text: what exactly happened'),
  outcome: actionOutcome.default('done'),
  actor: entryActor.describe('Who did it in the other system; ids, not names of people'),
  target: actionTarget
    .extend({ kind: text(100), id: text(200) })
    .nullable()
    .default(null),
  changes: z
    .array(fieldChange.extend({ field: text(200) }))
    .max(200)
    .default([]),
  message: text(500).optional().describe('Text for people'),
  facilityPath: text(500).nullable().default(null).describe('Premises that the target lies in: `hq/building-1`'),
  occurrences: z.int().min(1).max(1_000_000).default(1),
})
export type SubmittedEntry = z.output<typeof submittedEntry>

const recordable = submittedEntry.extend({ source: z.string().min(1).max(100) })
export type EntrySubmission = z.output<typeof recordable>

export const entrySubmitted = defineEvent({
  type: 'admin.entry_submitted',
  version: 1,
  description: 'An integration hands in an entry for the audit log. It is recorded when it is valid and new.',
  topic: adminAuditIntake,
  subject: ({ entryId }: EntrySubmission) => entryId,
  key: ({ source }: EntrySubmission) => `integration:${source}`,
  data: recordable,
  example: {
    entryId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
    source: 'lighting-manager',
    entryType: 'fixture.commission',
    operation: 'initiated',
    outcome: 'done' as const,
    actor: { type: 'user' as const, id: '4711' },
    target: { kind: 'fixture', id: 'f-17' },
    changes: [],
    facilityPath: null,
    occurrences: 1,
  },
})
export type EntrySubmitted = EventFrom<typeof entrySubmitted>
