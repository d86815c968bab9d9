import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { linesOfText } from '../readable-text.js'
import { reportingEvents } from '../topic.js'

export const reportKind = z.enum([
  'access',
  'denied',
  'user-activity',
  'service-access',
  'guest-check',
  'door-frequency',
  'rights',
  'alerts',
  'admin-audit',
  'lock-freshness',
  'retention-certificate',
])
export type ReportKind = z.infer<typeof reportKind>

export const reportFormat = z.enum(['csv', 'json', 'xlsx', 'pdf'])
export type ReportFormat = z.infer<typeof reportFormat>

const ids = z.array(z.string().min(1).max(200)).min(1).max(200).optional()

/** Of what a report is; half-open, `from` is in it and `to` is not. */
export const reportFilter = z.object({
  from: timestamp.optional(),
  to: timestamp.optional(),
  users: ids,
  doors: ids,
  devices: ids,
  premises: ids.describe('Within these premises'),
})
export type ReportFilter = z.infer<typeof reportFilter>

const reportId = z.uuid()
const id = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
const anna = 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'
const ofReport = { version: 1, topic: reportingEvents, subject: ({ reportId }: { reportId: string }) => reportId }

export const reportRequested = defineEvent({
  ...ofReport,
  type: 'report.requested',
  description: 'Somebody, or a schedule, asks for a report.',
  data: z.object({
    reportId,
    kind: reportKind,
    format: reportFormat,
    filter: reportFilter,
    asOf: z
      .array(z.int().nonnegative())
      .describe(
        'Position in each partition of its topic that the report is as of; of a kind from several topics their positions ' +
          'in turn, partition by partition',
      ),
    by: z.string(),
    scheduleId: z.uuid().optional(),
    premises: z.array(z.string()).optional().describe('Where the requester may look; everywhere when absent'),
  }),
  example: {
    reportId: id,
    kind: 'access' as const,
    format: 'pdf' as const,
    filter: { from: '2026-07-01T00:00:00.000Z', to: '2026-10-01T00:00:00.000Z' },
    asOf: [1_200, 1_187],
    by: anna,
  },
})
export type ReportRequested = EventFrom<typeof reportRequested>

export const reportCompleted = defineEvent({
  ...ofReport,
  type: 'report.completed',
  description: 'The file of a report is ready until it expires.',
  data: z.object({
    reportId,
    rows: z.int().nonnegative(),
    sizeBytes: z.int().nonnegative(),
    sha256: z.string().describe('Of the file'),
    rowsDigest: z.string().describe('SHA-256 of what the rows say, without names: the same whenever it is asked again'),
    expiresAt: timestamp,
    kind: reportKind.optional(),
    scheduleId: z.uuid().optional().describe('Of the schedule that asked for it'),
    link: z.string().optional().describe('Where the file is fetched, with the right to it'),
  }),
  example: {
    reportId: id,
    kind: 'access' as const,
    link: `https://doors.example.com/v1/reports/${id}/file`,
    rows: 1_234,
    sizeBytes: 98_000,
    sha256: 'a'.repeat(64),
    rowsDigest: 'b'.repeat(64),
    expiresAt: '2026-12-22T09:17:52.000Z',
  },
})
export type ReportCompleted = EventFrom<typeof reportCompleted>

export const reportFailed = defineEvent({
  ...ofReport,
  type: 'report.failed',
  description: 'A report could not be made; no file is left.',
  data: z.object({ reportId, reason: z.enum(['requester_lost_right', 'disk_full', 'other']), detail: z.string() }),
  example: { reportId: id, reason: 'requester_lost_right' as const, detail: 'The requester is disabled' },
})
export type ReportFailed = EventFrom<typeof reportFailed>

export const reportCancelled = defineEvent({
  ...ofReport,
  type: 'report.cancelled',
  description: 'Somebody does not want the report any more; its file is gone.',
  data: z.object({ reportId, by: z.string() }),
  example: { reportId: id, by: anna },
})
export type ReportCancelled = EventFrom<typeof reportCancelled>

export const reportExpired = defineEvent({
  ...ofReport,
  type: 'report.expired',
  description: 'The file of a report was deleted when its time was up.',
  data: z.object({ reportId }),
  example: { reportId: id },
})
export type ReportExpired = EventFrom<typeof reportExpired>

export const reportEvents = [reportRequested, reportCompleted, reportFailed, reportCancelled, reportExpired] as const
export type ReportEvent = ReportRequested | ReportCompleted | ReportFailed | ReportCancelled | ReportExpired

export const reviewRecorded = defineEvent({
  version: 1,
  topic: reportingEvents,
  subject: ({ reviewId }) => reviewId,
  type: 'review.recorded',
  description: 'Somebody has looked through the log of a day, and says so (R4.76).',
  data: z.object({
    reviewId: z.uuid(),
    day: z.iso.date().describe('Of the site'),
    notes: linesOfText(4_000).optional(),
    by: z.string(),
    denied: z.int().nonnegative().describe('Denials of the day, as they were counted then'),
  }),
  example: { reviewId: id, day: '2026-11-22', notes: 'Two forgotten PINs', by: anna, denied: 7 },
})
export type ReviewRecorded = EventFrom<typeof reviewRecorded>
