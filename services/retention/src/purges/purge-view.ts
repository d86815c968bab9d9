import { type PurgeableKind, purgeableKind, type PurgeCount, purgeCount } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { PurgeStep } from '../domain/purge.js'
import { type ByService, countOf, statusOf } from '../domain/purge-status.js'

export const purgeView = z.object({
  id: z.uuid(),
  recordKind: purgeableKind,
  cutoff: z.iso.datetime().describe('Rows that happened strictly before it go; fixed'),
  premisesId: z.string().nullable(),
  keepDays: z.int().nullable(),
  automatic: z.boolean(),
  overrideReason: z.string().nullable(),
  status: z.enum([
    'counting',
    'previewed',
    'awaiting_approval',
    'waiting',
    'running',
    'paused',
    'stopped',
    'completed',
    'cancelled',
  ]),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  confirmedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  preview: purgeCount.nullable().describe('What the deletion is of; null while it is counted'),
  deletedPct: z.number().min(0).max(100),
  deleted: z.record(z.string(), z.int()).describe('Rows by service so far'),
  stopped: z
    .record(z.string(), z.object({ reason: z.string(), detail: z.string() }))
    .describe('By service: why it cannot go on'),
  purged: z
    .record(
      z.string(),
      z.object({ rows: z.int(), held: z.int(), digest: z.string(), logRecords: z.int(), at: z.iso.datetime() }),
    )
    .describe('By service: what was deleted in the end'),
})
export type PurgeView = z.infer<typeof purgeView>

export interface PurgeRow {
  readonly purge_id: string
  readonly record_kind: PurgeableKind
  readonly cutoff: Date
  readonly premises_id: string | null
  readonly keep_days: number | null
  readonly requested_by: string
  readonly requested_at: Date
  readonly automatic: boolean
  readonly override_reason: string | null
  readonly decided: PurgeStep
  readonly confirmed_by: string | null
  readonly approved_by: string | null
  readonly previews: ByService<PurgeCount>
  readonly progress: ByService<{ readonly deleted: number }>
  readonly stops: PurgeView['stopped']
  readonly purged: PurgeView['purged']
}

export const viewOf = (row: PurgeRow, secondPerson: boolean): PurgeView => {
  const facts = { ...row, recordKind: row.record_kind, step: row.decided, secondPerson }
  const preview = countOf(facts) ?? null
  const services = Object.entries({ ...row.progress, ...rowsOf(row.purged) })
  const deleted = Object.fromEntries(services.map(([service, { deleted: rows }]) => [service, rows]))
  const status = statusOf(facts)
  return {
    id: row.purge_id,
    recordKind: row.record_kind,
    cutoff: row.cutoff.toISOString(),
    premisesId: row.premises_id,
    keepDays: row.keep_days,
    automatic: row.automatic,
    overrideReason: row.override_reason,
    status,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    confirmedBy: row.confirmed_by,
    approvedBy: row.approved_by,
    preview,
    deletedPct: status === 'completed' ? 100 : shareOf(deleted, row, preview),
    deleted,
    stopped: row.stops,
    purged: row.purged,
  }
}

const rowsOf = (purged: PurgeView['purged']) =>
  Object.fromEntries(Object.entries(purged).map(([service, { rows }]) => [service, { deleted: rows }]))

const shareOf = (deleted: Record<string, number>, { previews }: PurgeRow, preview: PurgeCount | null): number => {
  if (preview === null) return 0
  const all = Object.values(previews).reduce((sum, { rows }) => sum + rows, 0)
  const gone = Object.values(deleted).reduce((sum, rows) => sum + rows, 0)
  return all === 0 ? 0 : Math.min(99, Math.floor((gone * 100) / all))
}

export const findPurge = async (database: Pool, tenantId: string, id: string): Promise<PurgeRow> => {
  const { rows } = await database.query<PurgeRow>('select * from purges where tenant_id = $1 and purge_id = $2', [
    tenantId,
    id,
  ])
  const [row] = rows
  if (row === undefined) throw new DomainError('purge_unknown', 'not_found', 'There is no such purge')
  return row
}
