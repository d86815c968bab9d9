import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { z } from 'zod'

/** How far an import is, as the API shows it. */
export const importView = z.object({
  id: z.uuid(),
  dryRun: z.boolean().describe('Everything is checked, nothing changed'),
  state: z
    .enum(['waiting', 'running', 'done', 'cancelled', 'abandoned'])
    .describe('`abandoned`: not done within a day, or its key is gone; what was taken stays'),
  rows: z.int().describe('In the file, without the header and empty lines'),
  done: z.int().describe('Taken; in a dry run, could be taken'),
  failed: z.int().describe('With faults, and left out'),
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
})
export type ImportView = z.infer<typeof importView>

interface ImportRecord {
  readonly import_id: string
  readonly dry_run: boolean
  readonly state: ImportView['state']
  readonly rows: number
  readonly done: number
  readonly failed: number
  readonly requested_by: string
  readonly created_at: Date
  readonly started_at: Date | null
  readonly finished_at: Date | null
}

export interface NamedImport {
  readonly tenantId: string
  readonly kind: string
  readonly importId: string
}

/** @throws {DomainError} `import_not_found` */
export const findImport = async (database: Pool, { tenantId, kind, importId }: NamedImport): Promise<ImportView> => {
  const { rows } = await database.query<ImportRecord>(
    `select import_id, dry_run, state, rows, done, failed, requested_by, created_at, started_at, finished_at
     from imports where tenant_id = $1 and kind = $2 and import_id = $3`,
    [tenantId, kind, importId],
  )
  const [row] = rows
  if (row === undefined) throw importNotFound()
  return viewOf(row)
}

export const importNotFound = (): DomainError =>
  new DomainError('import_not_found', 'not_found', 'There is no such import')

const viewOf = (row: ImportRecord): ImportView => ({
  id: row.import_id,
  dryRun: row.dry_run,
  state: row.state,
  rows: row.rows,
  done: row.done,
  failed: row.failed,
  requestedBy: row.requested_by,
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
})

/** What is wrong with one row, as the API shows it. */
export const faultView = z.object({
  line: z.int().describe('Where the row ends in the file, from 1'),
  field: z.string().describe('Column, or `row`'),
  rule: z.string().describe('`missing`, `invalid`, `duplicate`, `taken`, `user_not_found`, …'),
  detail: z.string().describe('For people; never what the row says'),
})
export type FaultView = z.infer<typeof faultView>
