import { entitiesOf } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { z } from 'zod'
import { type ImportRecord, importRecords } from './import-entities.js'

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

export interface NamedImport {
  readonly tenantId: string
  readonly kind: string
  readonly importId: string
}

/** @throws {DomainError} `import_not_found` */
export const findImport = async (database: Pool, { tenantId, kind, importId }: NamedImport): Promise<ImportView> => {
  const found = await entitiesOf(database).findOneBy(importRecords, { tenantId, kind, importId })
  if (found === null) throw importNotFound()
  return viewOf(found)
}

export const importNotFound = (): DomainError =>
  new DomainError('import_not_found', 'not_found', 'There is no such import')

const viewOf = ({ importId, dryRun, state, rows, done, failed, requestedBy, ...times }: ImportRecord): ImportView => ({
  ...{ id: importId, dryRun, state, rows, done, failed, requestedBy },
  createdAt: times.createdAt.toISOString(),
  startedAt: times.startedAt?.toISOString() ?? null,
  finishedAt: times.finishedAt?.toISOString() ?? null,
})

/** What is wrong with one row, as the API shows it. */
export const faultView = z.object({
  line: z.int().describe('Where the row ends in the file, from 1'),
  field: z.string().describe('Column, or `row`'),
  rule: z.string().describe('`missing`, `invalid`, `duplicate`, `taken`, `user_not_found`, …'),
  detail: z.string().describe('For people; never what the row says'),
})
export type FaultView = z.infer<typeof faultView>
