import { reportFilter, reportFormat, reportKind } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { ScopedCaller } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { ReportRequest } from '../domain/report.js'
import { completeness, type Completeness } from '../rows/completeness.js'

const result = z.object({
  rows: z.int(),
  sizeBytes: z.int(),
  sha256: z.string().describe('Of the file'),
  rowsDigest: z.string().describe('SHA-256 of what the rows say, without names'),
  completeness,
})

export const reportView = z.object({
  id: z.uuid(),
  kind: reportKind,
  format: reportFormat,
  filter: reportFilter,
  status: z.enum(['waiting', 'running', 'ready', 'failed', 'cancelled', 'expired']),
  asOf: z.array(z.int()).describe('Position in the log; ask with it again for the same rows'),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  rowsDone: z.int(),
  expiresAt: z.iso.datetime().nullable(),
  result: result.nullable(),
  failure: z.object({ reason: z.string(), detail: z.string() }).nullable(),
})
export type ReportView = z.infer<typeof reportView>

type Shown = Omit<z.infer<typeof result>, 'completeness'> & { readonly completeness: Completeness }
/** `showsDuress`: a row tells of duress, so it is for those alone who may know of it. */
type ReportResult = Shown & { readonly showsDuress: boolean }

export interface ReportRow {
  readonly tenant_id: string
  readonly report_id: string
  readonly request: ReportRequest
  readonly requested_by: string
  readonly status: Exclude<ReportView['status'], 'running'>
  readonly rows_done: number
  readonly result: ReportResult | null
  readonly failure: ReportView['failure']
  readonly requested_at: Date
  readonly expires_at: Date | null
}

export const viewOf = (row: ReportRow): ReportView => {
  const { kind, format, filter, asOf } = row.request
  return {
    id: row.report_id,
    ...{ kind, format, filter, asOf },
    status: row.status === 'waiting' && Number(row.rows_done) > 0 ? 'running' : row.status,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    rowsDone: Number(row.rows_done),
    expiresAt: row.expires_at?.toISOString() ?? null,
    result: row.status === 'ready' && row.result !== null ? shownOf(row.result) : null,
    failure: row.failure,
  }
}

export const shownOf = ({ showsDuress: _, ...shown }: ReportResult): Shown => shown

/** SQL: reports that a caller may see: about where he may look, or his own. */
const VISIBLE = `tenant_id = $1 and (
  $2::text[] is null or premises is not null and premises <@ (select premises_within($1, $2)))`

export const listReports = async (
  database: Pool,
  caller: ScopedCaller,
  most: number,
): Promise<readonly ReportRow[]> => {
  const { rows } = await database.query<ReportRow>(
    `select * from reports where ${VISIBLE} order by requested_at desc, report_id desc limit $3`,
    [caller.tenantId, caller.premises, most],
  )
  return rows
}

/** @throws {DomainError} `report_unknown`, also when the caller may not see it */
export const findReport = async (database: Pool, caller: ScopedCaller, id: string): Promise<ReportRow> => {
  const { rows } = await database.query<ReportRow>(`select * from reports where ${VISIBLE} and report_id = $3`, [
    ...[caller.tenantId, caller.premises, id],
  ])
  const [row] = rows
  if (row === undefined) throw new DomainError('report_unknown', 'not_found', 'There is no such report')
  return row
}
