import { entitiesOf, IsNull } from '@doorledger/database'
import type { ClientBase } from 'pg'
import { importChunks, importRecords, type SealedChunk } from './import-entities.js'
import type { ImportJob } from './import-job.js'
import type { ImportRef } from './import-vault.js'
import type { RowFault } from '../rows/import-row.js'

/** More are counted and not kept. */
export const MOST_FAULTS = 10_000

/** Numbered on in the order they were found. */
export const addFaults = async (client: ClientBase, { tenantId, importId }: ImportRef, faults: readonly RowFault[]) => {
  if (faults.length === 0) return
  await client.query(ADD_FAULTS, [
    tenantId,
    importId,
    faults.map(({ line }) => line),
    faults.map(({ field }) => field),
    faults.map(({ rule }) => rule),
    faults.map(({ detail }) => detail),
    MOST_FAULTS,
  ])
}

const ADD_FAULTS = `
  insert into import_faults (tenant_id, import_id, fault_no, line, field, rule, detail)
  select $1, $2, known.faults + place, line, field, rule, detail
  from unnest($3::int[], $4::text[], $5::text[], $6::text[]) with ordinality as new (line, field, rule, detail, place),
    (select coalesce(max(fault_no), 0) as faults from import_faults where tenant_id = $1 and import_id = $2) as known
  where known.faults + place <= $7`

/** The import that has waited longest, held until the end of the transaction; others take the next one. */
export const claimJob = (client: ClientBase): Promise<ImportJob | null> =>
  entitiesOf(client).findOne(importRecords, {
    where: { finishedAt: IsNull() },
    order: { createdAt: 'asc' },
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  })

/** Takes the next rows off: they are gone once the transaction is committed. */
export const takeChunk = async (
  client: ClientBase,
  { tenantId, importId }: ImportRef,
): Promise<SealedChunk | undefined> => {
  const { rows } = await client.query<{ chunk_no: number; sealed: string }>(
    `delete from import_chunks
     where (tenant_id, import_id, chunk_no) = (
       select tenant_id, import_id, chunk_no from import_chunks
       where tenant_id = $1 and import_id = $2 order by chunk_no limit 1
     )
     returning chunk_no, sealed`,
    [tenantId, importId],
  )
  const [row] = rows
  return row && { tenantId, importId, chunkNo: row.chunk_no, sealed: row.sealed }
}

export const countTaken = (client: ClientBase, { tenantId, importId }: ImportRef, counts: Taken) =>
  client.query(
    `update imports
     set state = 'running', started_at = coalesce(started_at, $5), done = done + $3, failed = failed + $4
     where tenant_id = $1 and import_id = $2`,
    [tenantId, importId, counts.done, counts.failed, counts.at],
  )

interface Taken {
  readonly done: number
  readonly failed: number
  readonly at: Date
}

export interface Ending {
  readonly state: 'done' | 'abandoned' | 'cancelled'
  readonly at: Date
}

/** Leaves nothing of the rows behind, and says what became of them. */
export const endJob = async (client: ClientBase, { tenantId, importId }: ImportRef, { state, at }: Ending) => {
  await entitiesOf(client).delete(importChunks, { tenantId, importId })
  await client.query('delete from import_seen where tenant_id = $1 and import_id = $2', [tenantId, importId])
  const { rows } = await client.query<{ rows: number; done: number; failed: number }>(
    `update imports set state = $3, finished_at = $4 where tenant_id = $1 and import_id = $2
     returning rows, done, failed`,
    [tenantId, importId, state, at],
  )
  return rows[0]!
}

/** Where in the file a digest was first, of those that were asked for. */
export const seeDigests = async (
  client: ClientBase,
  { tenantId, importId }: ImportRef,
  seen: readonly { readonly digest: string; readonly line: number }[],
): Promise<ReadonlyMap<string, number>> => {
  const digests = seen.map(({ digest }) => digest)
  await client.query(
    `insert into import_seen (tenant_id, import_id, digest, line)
     select $1, $2, digest, line from unnest($3::text[], $4::int[]) with ordinality as new (digest, line, place)
     order by place on conflict do nothing`,
    [tenantId, importId, digests, seen.map(({ line }) => line)],
  )
  const { rows } = await client.query<{ digest: string; line: number }>(
    'select digest, line from import_seen where tenant_id = $1 and import_id = $2 and digest = any ($3::text[])',
    [tenantId, importId, digests],
  )
  return new Map(rows.map(({ digest, line }) => [digest, line]))
}

/** Imports that ended before then, and what was wrong with their rows. */
export const forgetJobs = async (client: ClientBase, before: Date): Promise<void> => {
  await client.query(
    `with old as (delete from imports where finished_at < $1 returning tenant_id, import_id)
     delete from import_faults using old
     where import_faults.tenant_id = old.tenant_id and import_faults.import_id = old.import_id`,
    [before],
  )
}

/** As the audit log tells changes: of what there was not before. */
export const changed = (counts: Readonly<Record<string, number | boolean>>) =>
  Object.entries(counts).map(([field, after]) => ({ field, before: null, after }))
