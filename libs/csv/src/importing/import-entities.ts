import { EntitySchema } from '@doorledger/database'
import type { ImportJob } from './import-job.js'
import type { ImportRef } from './import-vault.js'

export type ImportState = 'waiting' | 'running' | 'done' | 'cancelled' | 'abandoned'

/** A file, how far it is, and what became of its rows. */
export interface ImportRecord extends ImportJob {
  readonly state: ImportState
  readonly rows: number
  readonly done: number
  readonly failed: number
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

export const importRecords = new EntitySchema<ImportRecord>({
  name: 'imports',
  columns: {
    tenantId: { type: 'text', primary: true },
    importId: { type: 'uuid', primary: true },
    kind: { type: 'text' },
    dryRun: { type: 'boolean' },
    state: { type: 'text' },
    rows: { type: 'int' },
    done: { type: 'int', default: 0 },
    failed: { type: 'int', default: 0 },
    requestedBy: { type: 'text' },
    correlationId: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz' },
    startedAt: { type: 'timestamptz', nullable: true },
    finishedAt: { type: 'timestamptz', nullable: true },
  },
})

/** Rows that wait, sealed under the key of the import. */
export interface SealedChunk extends ImportRef {
  readonly chunkNo: number
  readonly sealed: string
}

export const importChunks = new EntitySchema<SealedChunk>({
  name: 'import_chunks',
  columns: {
    tenantId: { type: 'text', primary: true },
    importId: { type: 'uuid', primary: true },
    chunkNo: { type: 'int', primary: true },
    sealed: { type: 'text' },
  },
})

/** Of every service that imports files. */
export const importEntities = [importRecords, importChunks]
