import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { retentionEvents } from '../topic.js'
import { purgeableKind } from './record-kind.js'

const purgeId = z.uuid()
const id = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
const anna = 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'
const count = z.int().nonnegative()

/** One partition of one key, so that every service learns of holds, previews and purges in one order. */
const ofPurge = {
  version: 1,
  topic: retentionEvents,
  subject: ({ purgeId }: { purgeId: string }) => purgeId,
  key: () => 'retention',
}

/** What a purge is of: fixed when it is previewed, whatever clocks do afterwards. */
export const purgeScope = z.object({
  recordKind: purgeableKind,
  cutoff: timestamp.describe('Rows that happened strictly before it go'),
  premisesId: z.string().optional().describe('Rows in these premises alone'),
  exceptPremises: z
    .array(z.string())
    .optional()
    .describe('Rows in these premises stay: they have a policy of their own'),
})
export type PurgeScope = z.infer<typeof purgeScope>

export const purgePreviewRequested = defineEvent({
  ...ofPurge,
  type: 'purge.preview_requested',
  description: 'Somebody, or a policy, asks what a purge would delete. The scope is fixed from here on.',
  data: purgeScope.extend({
    purgeId,
    keepDays: z.int().min(1).optional().describe('As somebody typed it'),
    by: z.string(),
    automatic: z.boolean().describe('Whether the nightly run asks'),
    overrideReason: z.string().optional().describe('Why earlier than the policy allows'),
  }),
  example: {
    purgeId: id,
    recordKind: 'access-log' as const,
    cutoff: '2025-11-22T09:17:52.000Z',
    keepDays: 365,
    by: anna,
    automatic: false,
  },
})
export type PurgePreviewRequested = EventFrom<typeof purgePreviewRequested>

/** Rows a purge is about, as one service counted them at one moment. */
export const purgeCount = z.object({
  rows: count.describe('What goes'),
  held: count.describe('What a legal hold keeps'),
  oldest: timestamp.nullable(),
  newest: timestamp.nullable(),
  sizeBytes: count,
})
export type PurgeCount = z.infer<typeof purgeCount>

export const purgePreviewed = defineEvent({
  ...ofPurge,
  type: 'purge.previewed',
  description: 'What a purge would delete. Rows that the log tells of later are not in it, and stay.',
  data: purgeCount.extend({
    purgeId,
    service: z.string(),
    marks: z
      .array(z.object({ partition: z.int().nonnegative(), belowSeq: z.int().nonnegative() }))
      .optional()
      .describe('Up to where in the log the rows are counted: services that hold copies delete as far'),
  }),
  example: {
    purgeId: id,
    service: 'audit-trail',
    rows: 120_000,
    held: 42,
    oldest: '2024-01-02T07:00:00.000Z',
    newest: '2025-11-22T09:10:00.000Z',
    sizeBytes: 48_000_000,
    marks: [{ partition: 0, belowSeq: 4_710_400 }],
  },
})
export type PurgePreviewed = EventFrom<typeof purgePreviewed>

const decided = z.object({ purgeId, by: z.string() })
const decidedExample = { purgeId: id, by: anna }
const decision = <const Type extends string>(type: Type, description: string) =>
  defineEvent({ ...ofPurge, type, description, data: decided, example: decidedExample })

export const purgeConfirmed = decision('purge.confirmed', 'Somebody confirmed the purge that was previewed.')
export type PurgeConfirmed = EventFrom<typeof purgeConfirmed>
export const purgeApproved = decision('purge.approved', 'A second person agreed.')
export type PurgeApproved = EventFrom<typeof purgeApproved>
export const purgeStarted = decision('purge.started', 'The rows are deleted now; one purge at a time.')
export type PurgeStarted = EventFrom<typeof purgeStarted>
export const purgePaused = decision('purge.paused', 'The deletion stands still between two chunks.')
export type PurgePaused = EventFrom<typeof purgePaused>
export const purgeResumed = decision('purge.resumed', 'The deletion goes on where it stood.')
export type PurgeResumed = EventFrom<typeof purgeResumed>
export const purgeCancelled = decision('purge.cancelled', 'What was not deleted yet stays.')
export type PurgeCancelled = EventFrom<typeof purgeCancelled>

export const purgeProgressed = defineEvent({
  ...ofPurge,
  type: 'purge.progressed',
  description: 'How far a service is.',
  data: z.object({ purgeId, service: z.string(), deleted: count, held: count }),
  example: { purgeId: id, service: 'audit-trail', deleted: 50_000, held: 12 },
})
export type PurgeProgressed = EventFrom<typeof purgeProgressed>

/** The ways in which a deletion fails that people can do something about (R4.84). */
export const purgeFailure = z.enum(['permission', 'lock', 'time', 'disk', 'other'])
export type PurgeFailure = z.infer<typeof purgeFailure>

export const purgeStopped = defineEvent({
  ...ofPurge,
  type: 'purge.stopped',
  description: 'A service cannot go on; what was deleted stays so, and the purge can be resumed.',
  data: z.object({ purgeId, service: z.string(), reason: purgeFailure, detail: z.string() }),
  example: { purgeId: id, service: 'audit-trail', reason: 'permission' as const, detail: 'permission denied' },
})
export type PurgeStopped = EventFrom<typeof purgeStopped>

export const logsPurged = defineEvent({
  ...ofPurge,
  type: 'logs.purged',
  description: 'A service has deleted what a purge was of. Stays for ever; nothing in it is about a person.',
  data: purgeScope.extend({
    purgeId,
    service: z.string(),
    rows: count,
    held: count,
    oldest: timestamp.nullable(),
    newest: timestamp.nullable(),
    digest: z.string().describe('Of the ids of the rows, in whatever order: sum of their 64-bit hashes'),
    logRecords: count.describe('Records that were deleted from the log'),
  }),
  example: {
    purgeId: id,
    service: 'audit-trail',
    recordKind: 'access-log' as const,
    cutoff: '2025-11-22T09:17:52.000Z',
    rows: 120_000,
    held: 42,
    oldest: '2024-01-02T07:00:00.000Z',
    newest: '2025-11-22T09:10:00.000Z',
    digest: '8123498123498',
    logRecords: 118_000,
  },
})
export type LogsPurged = EventFrom<typeof logsPurged>

export const purgeDecisionEvents = [
  purgePreviewRequested,
  purgeConfirmed,
  purgeApproved,
  purgeStarted,
  purgePaused,
  purgeResumed,
  purgeCancelled,
] as const
export type PurgeDecisionEvent =
  PurgePreviewRequested | PurgeConfirmed | PurgeApproved | PurgeStarted | PurgePaused | PurgeResumed | PurgeCancelled

/** What the services that hold rows tell of a purge. */
export const purgeRunEvents = [purgePreviewed, purgeProgressed, purgeStopped, logsPurged] as const
export type PurgeRunEvent = PurgePreviewed | PurgeProgressed | PurgeStopped | LogsPurged
