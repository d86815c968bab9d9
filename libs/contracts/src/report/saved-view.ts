import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { lineOfText } from '../readable-text.js'
import { reportingEvents } from '../topic.js'
import { reportFormat, reportKind } from './report.js'

const anna = 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d'
const id = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'

/** A filter somebody keeps under a name, as the query of the list it is for. */
export const savedView = z.object({
  viewId: z.uuid(),
  name: lineOfText(100),
  page: z.enum(['access-log', 'audit-log', 'alerts', 'reports']),
  query: z.record(z.string().max(100), z.union([z.string().max(500), z.array(z.string().max(500)).max(50)])),
  shared: z.boolean().describe('Whether everybody in the organisation sees it'),
  owner: z.string(),
  deleted: z.boolean(),
})
export type SavedView = z.infer<typeof savedView>

export const savedViewChanged = defineEvent({
  version: 1,
  topic: reportingEvents,
  type: 'saved_view.changed',
  description: 'Somebody saved, changed or deleted a view; the whole of it.',
  subject: ({ viewId }: SavedView) => viewId,
  data: savedView,
  example: {
    viewId: id,
    name: 'Denied today',
    page: 'access-log' as const,
    query: { range: 'today', result: ['denied'] },
    shared: true,
    owner: anna,
    deleted: false,
  },
})
export type SavedViewChanged = EventFrom<typeof savedViewChanged>

export const reportSchedule = z.object({
  scheduleId: z.uuid(),
  name: lineOfText(100),
  kind: reportKind,
  format: reportFormat,
  every: z.enum(['day', 'week', 'month']).describe('The report is of the day, week or month that ended'),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 06:00'),
  owner: z.string(),
  deleted: z.boolean(),
})
export type ReportSchedule = z.infer<typeof reportSchedule>

export const reportScheduleChanged = defineEvent({
  version: 1,
  topic: reportingEvents,
  type: 'report_schedule.changed',
  description: 'Somebody set, changed or deleted a schedule of reports; the whole of it.',
  subject: ({ scheduleId }: ReportSchedule) => scheduleId,
  data: reportSchedule,
  example: {
    scheduleId: id,
    name: 'Denials of the week',
    kind: 'denied' as const,
    format: 'pdf' as const,
    every: 'week' as const,
    at: '06:00',
    owner: anna,
    deleted: false,
  },
})
export type ReportScheduleChanged = EventFrom<typeof reportScheduleChanged>
