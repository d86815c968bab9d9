import type { HoldScope, PurgePreviewRequested } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import { countParts, type PreviewSum } from './preview-counts.js'
import type { PurgedTable } from './purged-table.js'

/** A deletion and how far it is. */
export interface PurgeJob {
  readonly purge_id: string
  readonly table_name: string
  readonly tenant_id: string
  readonly record_kind: string
  readonly cutoff: Date
  readonly premises_id: string | null
  readonly except_premises: readonly string[] | null
  readonly place: { readonly part: string; readonly block: number } | null
  readonly attempts: number
  readonly deleted: number
  readonly held: number
  readonly oldest: Date | null
  readonly newest: Date | null
  readonly digest: string
  readonly log_records: number
}

export const putHold = (client: ClientBase, tenantId: string, holdId: string, scope: HoldScope) =>
  client.query(
    `insert into legal_holds
       (tenant_id, hold_id, users, doors, devices, premises, from_at, to_at, access_types, results, reasons, flags, late)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [
      ...[tenantId, holdId, scope.users, scope.doors, scope.devices, scope.premises, scope.from, scope.to],
      ...[scope.accessTypes, scope.results, scope.reasons, scope.flags, scope.late],
    ],
  )

export const removeHold = (client: ClientBase, tenantId: string, holdId: string) =>
  client.query('delete from legal_holds where tenant_id = $1 and hold_id = $2', [tenantId, holdId])

/**
 * Fixes how far the log counts for a purge, and counts what it would delete. The view’s rows are read
 * after the checkpoints: a row that comes in between lies above the marks.
 */
export const previewPurge = async (
  client: ClientBase,
  { tenantid, data }: PurgePreviewRequested,
  table: PurgedTable,
): Promise<PreviewSum> => {
  const { purgeId, recordKind, cutoff, premisesId, exceptPremises } = data
  await client.query(
    `insert into purge_jobs (purge_id, table_name, tenant_id, record_kind, cutoff, premises_id, except_premises, status)
     values ($1, $2, $3, $4, $5, $6, $7, 'previewed') on conflict do nothing`,
    [purgeId, table.table, tenantid, recordKind, cutoff, premisesId, exceptPremises],
  )
  await client.query(
    `insert into purge_marks
       (purge_id, table_name, id_column, tenant_id, cutoff, premises_id, except_premises, log_partition, below_seq)
     select $1, $2, $3, $4, $5, $6, $7, partition, next_offset * 1024 + partition
     from checkpoints where projection = $8 and topic = $9
     on conflict do nothing`,
    [
      ...[purgeId, table.table, table.idColumn, tenantid, cutoff, premisesId, exceptPremises],
      ...[table.projection, table.topic],
    ],
  )
  return countParts(client, { purge_id: purgeId, cutoff: new Date(cutoff) }, table)
}

/** Up to where in the log a purge reaches, by partition. */
export interface PurgeMark {
  readonly partition: number
  readonly belowSeq: number
}

export const marksOf = async (client: ClientBase, purgeId: string, { table }: PurgedTable): Promise<PurgeMark[]> => {
  const { rows } = await client.query<{ log_partition: number; below_seq: number }>(
    'select log_partition, below_seq from purge_marks where purge_id = $1 and table_name = $2 order by log_partition',
    [purgeId, table],
  )
  return rows.map(({ log_partition: partition, below_seq: belowSeq }) => ({ partition, belowSeq: Number(belowSeq) }))
}

/** Takes over the marks of the owner, where the purge is of this table and has not begun. */
export const followMarks = async (
  client: ClientBase,
  purgeId: string,
  copy: PurgedTable,
  marks: readonly PurgeMark[],
): Promise<void> => {
  const { table, idColumn } = copy
  const own = await marksOf(client, purgeId, copy)
  if (JSON.stringify(own) === JSON.stringify(marks)) return
  const given = [purgeId, table]
  await client.query('delete from purge_marks where purge_id = $1 and table_name = $2 and not in_force', given)
  // it was counted as far as this service had read the log
  await client.query('update purge_jobs set parts = null where purge_id = $1 and table_name = $2', given)
  await client.query(
    `insert into purge_marks
       (purge_id, table_name, id_column, tenant_id, cutoff, premises_id, except_premises, log_partition, below_seq)
     select purge_id, table_name, $3, tenant_id, cutoff, premises_id, except_premises, partition, below_seq
     from purge_jobs, unnest($4::integer[], $5::bigint[]) as told (partition, below_seq)
     where purge_id = $1 and table_name = $2 on conflict do nothing`,
    [...[purgeId, table, idColumn], marks.map(({ partition }) => partition), marks.map(({ belowSeq }) => belowSeq)],
  )
}

/** Begins a deletion, or has it go on. */
export const queuePurge = (client: ClientBase, purgeId: string, at: string) =>
  client.query(
    `update purge_jobs set status = 'queued', attempts = 0, queued_at = coalesce(queued_at, $2)
     where purge_id = $1 and status in ('previewed', 'paused', 'stopped')`,
    [purgeId, at],
  )

export const pausePurge = (client: ClientBase, purgeId: string) =>
  client.query(`update purge_jobs set status = 'paused' where purge_id = $1 and status in ('queued', 'stopped')`, [
    purgeId,
  ])

/** What was deleted stays so; a purge that never began leaves no mark. */
export const cancelPurge = async (client: ClientBase, purgeId: string): Promise<void> => {
  await client.query(`update purge_jobs set status = 'cancelled' where purge_id = $1 and status <> 'done'`, [purgeId])
  await client.query('delete from purge_marks where purge_id = $1 and not in_force', [purgeId])
}
