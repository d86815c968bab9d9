import type { Permission, ReportKind } from '@doorledger/contracts'

export type CellValue = string | number | boolean | Date | null

export interface ReportColumn {
  /** of the row that the database gives */
  readonly name: string
  readonly title: string
  readonly type: 'text' | 'time' | 'number'
  /** whose name it is: the column with the id. A name is in no digest, since it goes when a person is erased */
  readonly nameOf?: string
  /** share of the width of a page */
  readonly width: number
}

export interface ReportKindOf {
  readonly title: string
  /** what it takes besides `report:create` */
  readonly permission: Permission
  /** the views that its rows come from, each of a topic of its own: their positions make up `asOf` */
  readonly projections: readonly string[]
  /** of a date rather than a period: `to` alone counts, now when it is left out */
  readonly isOfDate?: boolean
  readonly columns: readonly ReportColumn[]
}

const text = (name: string, title: string, width = 2): ReportColumn => ({ name, title, type: 'text', width })
const time = (name: string, title: string): ReportColumn => ({ name, title, type: 'time', width: 3 })
const number = (name: string, title: string): ReportColumn => ({ name, title, type: 'number', width: 1 })
/** A UUID, which stands whole. */
const id = (name: string, title: string): ReportColumn => text(name, title, 3.7)
const person = (name: string, title: string, nameOf: string): ReportColumn => ({
  ...text(name, title, 3),
  nameOf,
})

/** The view of attempts. */
export const ATTEMPT_ROWS = 'report-access-events'

const ATTEMPTS: readonly ReportColumn[] = [
  time('occurred_at', 'When'),
  text('door_name', 'Door'),
  text('device_name', 'Device'),
  person('user_name', 'Who', 'user_id'),
  id('user_id', 'Person id'),
  text('access_type', 'By', 1),
  text('credential_last4', 'Ends in', 1),
  text('result', 'Result', 1),
  text('reason', 'Reason'),
  id('access_event_id', 'Id'),
]

const attempts = (title: string): ReportKindOf => ({
  title,
  permission: 'access-log:export',
  projections: [ATTEMPT_ROWS],
  columns: ATTEMPTS,
})

export const reportKinds: Readonly<Record<ReportKind, ReportKindOf>> = {
  access: attempts('Access granted'),
  denied: attempts('Access denied'),
  'user-activity': attempts('User activity'),
  'service-access': {
    ...attempts('Hours of service access'),
    columns: [
      text('day', 'Day', 1),
      person('user_name', 'Who', 'user_id'),
      id('user_id', 'Person id'),
      time('first_at', 'First in'),
      time('last_at', 'Last seen'),
      number('hours', 'Hours'),
      number('granted', 'Passages'),
      number('doors', 'Doors'),
    ],
  },
  'guest-check': {
    ...attempts('When guests were last here'),
    columns: [
      person('user_name', 'Who', 'user_id'),
      id('user_id', 'Person id'),
      time('last_access_at', 'Last let in'),
      text('last_door', 'At'),
      number('granted', 'Granted'),
      number('denied', 'Denied'),
      time('last_denied_at', 'Last denied'),
    ],
  },
  rights: {
    title: 'Keys and rights',
    permission: 'rule:read',
    projections: ['report-config', 'report-directory'],
    isOfDate: true,
    columns: [
      text('door_name', 'Door'),
      text('door_id', 'Door id'),
      person('user_name', 'Who', 'user_id'),
      id('user_id', 'Person id'),
      text('rule_name', 'By rule'),
      text('rule_id', 'Rule id', 2),
      text('schedules', 'When'),
      number('key_count', 'Keys'),
      text('keys', 'With', 3),
    ],
  },
  'door-frequency': {
    ...attempts('Use of doors'),
    columns: [
      text('door_id', 'Door id'),
      text('door_name', 'Door'),
      number('attempts', 'Attempts'),
      number('granted', 'Granted'),
      number('denied', 'Denied'),
      number('people', 'People'),
      number('peak_hour', 'Peak hour'),
      time('first_at', 'First'),
      time('last_at', 'Last'),
    ],
  },
  alerts: {
    title: 'Alerts',
    permission: 'alert:read',
    projections: ['report-alerts'],
    columns: [
      time('occurred_at', 'When'),
      text('kind', 'Kind'),
      text('severity', 'Severity', 1),
      text('about_kind', 'About', 1),
      text('about_id', 'Id', 2),
      text('status', 'Status', 1),
      text('handled_by', 'Handled by', 3),
      text('comment', 'Comment', 3),
      id('alert_id', 'Alert'),
    ],
  },
  'admin-audit': {
    title: 'Actions of administrators',
    permission: 'audit:read',
    projections: ['report-admin-entries'],
    columns: [
      time('occurred_at', 'When'),
      person('actor_name', 'Who', 'actor_id'),
      id('actor_id', 'Person id'),
      text('entry_type', 'What'),
      text('operation', 'Operation'),
      text('outcome', 'Outcome', 1),
      text('target_kind', 'Target', 1),
      text('target_id', 'Target id', 3),
      id('entry_id', 'Entry'),
    ],
  },
  'lock-freshness': {
    title: 'How fresh the trails of locks are',
    permission: 'device:read',
    projections: ['report-devices'],
    columns: [
      text('device_id', 'Device id'),
      text('device_name', 'Device'),
      text('kind', 'Kind', 1),
      text('facility_path', 'Where'),
      time('last_fetched_at', 'Last fetched'),
      number('gaps', 'Gaps'),
      number('quarantined', 'Quarantined'),
    ],
  },
  'retention-certificate': {
    title: 'Certificate of deletion',
    permission: 'retention:read',
    projections: ['report-purges'],
    columns: [
      time('occurred_at', 'When'),
      text('record_kind', 'Records'),
      text('service', 'Deleted by'),
      time('cutoff', 'Older than'),
      text('premises_id', 'Premises'),
      number('rows', 'Rows'),
      number('held', 'Held'),
      time('oldest', 'Oldest'),
      time('newest', 'Newest'),
      number('log_records', 'In the log'),
      text('digest', 'Digest of ids'),
      id('purge_id', 'Purge'),
    ],
  },
}

/** A row as it is written to a file: the columns of its kind, in order. */
export type ReportCells = readonly CellValue[]

/** What the digest of a report is of: everything but names, so that it is the same years later. */
export const digestibleBy = (columns: readonly ReportColumn[]): ((rows: readonly ReportCells[]) => string) => {
  const told = columns.flatMap(({ nameOf }, index) => (nameOf === undefined ? [index] : []))
  return (rows) => rows.map((cells) => `${JSON.stringify(told.map((index) => cells[index]))}\n`).join('')
}
