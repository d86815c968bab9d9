import {
  reportEvents,
  type ReportSchedule,
  reportScheduleChanged,
  type ReportScheduleChanged,
  reviewRecorded,
  type ReviewRecorded,
  savedViewChanged,
  type SavedView,
  type SavedViewChanged,
  type FactOf,
} from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import type { Decider } from '@doorledger/kernel'
import type { ClientBase } from 'pg'
import { type ReportFact, reportLife } from '../domain/report.js'

export const reports = aggregate({
  name: 'report',
  decider: reportLife,
  events: reportEvents,
  shown: (state) => (state === undefined ? {} : { status: state.status, ...state.request }),
  inSameTransaction: async (client, events) => {
    for (const { tenantid, time, ...fact } of events) await writeReport(client, { tenantId: tenantid, at: time }, fact)
  },
})

interface Written {
  readonly tenantId: string
  readonly at: string
}

const writeReport = async (client: ClientBase, { tenantId, at }: Written, fact: ReportFact): Promise<void> => {
  const { reportId } = fact.data
  const settle = (status: string, rest = '', ...values: unknown[]) =>
    client.query(`update reports set status = '${status}' ${rest} where tenant_id = $1 and report_id = $2`, [
      ...[tenantId, reportId],
      ...values,
    ])
  switch (fact.type) {
    case 'report.requested':
      await client.query(
        `insert into reports (tenant_id, report_id, request, requested_by, premises, status, requested_at)
         values ($1, $2, $3, $4, $5, 'waiting', $6)`,
        [tenantId, reportId, fact.data, fact.data.by, fact.data.filter.premises ?? fact.data.premises, at],
      )
      return
    case 'report.completed':
      await settle('ready', `, expires_at = ${BY_ITSELF}, rows_done = $4`, fact.data.expiresAt, fact.data.rows)
      return
    case 'report.failed':
      await settle('failed', ', failure = $3', { reason: fact.data.reason, detail: fact.data.detail })
      return
    case 'report.cancelled':
      await settle('cancelled')
      return
    case 'report.expired':
      await settle('expired')
      return
  }
}

/** Where the policy is not automatic, files go by hand alone. */
const BY_ITSELF = `
  case when not exists (select from export_policies where tenant_id = $1 and not automatic) then $3::timestamptz end`

/** What something is told to be takes the place of what it was; nothing has happened when it is the same. */
const replacing = <State, Type extends string>(
  type: Type,
): Decider<State, State | undefined, { readonly type: Type; readonly data: State }> => ({
  initial: undefined,
  decide: (told, state) => (JSON.stringify(told) === JSON.stringify(state) ? [] : [{ type, data: told }]),
  evolve: (_, { data }) => data,
})

export const savedViews = aggregate({
  name: 'saved_view',
  decider: replacing<SavedView, SavedViewChanged['type']>('saved_view.changed'),
  events: [savedViewChanged],
  shown: (state) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const { tenantid, data } of events) {
      await client.query('delete from saved_views where tenant_id = $1 and view_id = $2', [tenantid, data.viewId])
      if (data.deleted) continue
      await client.query(
        'insert into saved_views (tenant_id, view_id, owner, shared, state) values ($1, $2, $3, $4, $5)',
        [tenantid, data.viewId, data.owner, data.shared, data],
      )
    }
  },
})

export const schedules = aggregate({
  name: 'report_schedule',
  decider: replacing<ReportSchedule, ReportScheduleChanged['type']>('report_schedule.changed'),
  events: [reportScheduleChanged],
  shown: (state) => state ?? {},
  inSameTransaction: async (client, events) => {
    for (const { tenantid, data } of events) {
      if (data.deleted) {
        await client.query('delete from report_schedules where tenant_id = $1 and schedule_id = $2', [
          ...[tenantid, data.scheduleId],
        ])
        continue
      }
      await client.query(
        `insert into report_schedules (tenant_id, schedule_id, state) values ($1, $2, $3)
         on conflict (tenant_id, schedule_id) do update set state = $3`,
        [tenantid, data.scheduleId, data],
      )
    }
  },
})

type ReviewFact = FactOf<ReviewRecorded>

export const reviews = aggregate({
  name: 'review',
  decider: {
    initial: {},
    decide: (data: ReviewFact['data']): readonly ReviewFact[] => [{ type: 'review.recorded', data }],
    evolve: (_: object, { data }: ReviewFact): object => data,
  },
  events: [reviewRecorded],
  shown: (state) => state,
  inSameTransaction: async (client, events) => {
    for (const { tenantid, time, data } of events) {
      await client.query(
        `insert into reviews (tenant_id, review_id, day, reviewed_at, reviewed_by, notes, denied)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tenantid, data.reviewId, data.day, time, data.by, data.notes, data.denied],
      )
    }
  },
})
