import { reportingEvents } from '@doorledger/contracts'
import type { PurgedTable } from '@doorledger/service'
import type { ReportFiles } from './report-files.js'

/** A report that names none of a kind is of all of them. */
const reaches = (criterion: string, member: string): string =>
  `(h.${criterion} is null or e.request #> '{filter,${member}}' is null or e.request #> '{filter,${member}}' ?| h.${criterion})`

/** A hold keeps every file that may hold rows of it: its filter reaches what the hold names, and its period the hold’s. */
const held = {
  timeColumn: 'requested_at',
  heldPeriod: `(h.from_at is null or coalesce((e.request #>> '{filter,to}')::timestamptz, e.requested_at) > h.from_at)
    and (h.to_at is null or coalesce((e.request #>> '{filter,from}')::timestamptz, '-infinity') < h.to_at)`,
  heldWhere: `${reaches('users', 'users')} and ${reaches('doors', 'doors')} and ${reaches('devices', 'devices')}
    and (h.premises is null or e.premises is null or premises_within(e.tenant_id, e.premises) && h.premises)`,
} as const

/** What decides whether a hold keeps the file of a report `e`. */
export const heldExport: Pick<PurgedTable, 'heldPeriod' | 'heldWhere' | 'timeColumn'> = held

/** Reports with their files, by when they were asked for. */
export const purgedExports = (files: ReportFiles): PurgedTable => ({
  ...held,
  kind: 'exports',
  table: 'reports',
  idColumn: 'report_id',
  projection: 'reports',
  topic: reportingEvents.name,
  hasPremises: false,
  hasSeq: false,
  deletesLog: false,
  erase: {
    columns: ['e.report_id::text as id'],
    each: ({ id }) => files.remove(id!),
  },
})
