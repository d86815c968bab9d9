import type { Permission } from '@doorledger/contracts'
import type { CommandBatch } from '@doorledger/event-store'
import type { Caller } from '@doorledger/service'
import type { ImportColumns } from '../rows/import-columns.js'
import type { ImportRow, RowFault } from '../rows/import-row.js'
import type { ImportKey } from './import-vault.js'

/** A file that is being worked in, or has been. */
export interface ImportJob {
  readonly tenantId: string
  readonly importId: string
  readonly kind: string
  /** checks everything and changes nothing */
  readonly dryRun: boolean
  readonly requestedBy: string
  readonly correlationId: string | null
  readonly createdAt: Date
}

/** Rows that are worked in together, and what is at hand for it. */
export interface RowsAtHand {
  /** everything that is done goes into its transaction, or nothing of it remains */
  readonly batch: CommandBatch
  readonly job: ImportJob
  readonly key: ImportKey
  readonly rows: readonly ImportRow[]
}

/** What can be imported. Another kind of row is one more of these and its routes ({@link importController}). */
export interface ImportKind {
  /** `user`: also the first part of the actions reported, `user.import` and `user.import-finish` */
  readonly kind: string
  readonly permission: Permission
  readonly columns: ImportColumns
  /** Takes the rows that can be taken, unless it is a dry run, and says what is wrong with the others. */
  takeRows(at: RowsAtHand): Promise<readonly RowFault[]>
  /** May refuse a file for what its header promises. */
  allow?(caller: Caller, columns: readonly string[]): void
}

/** Whoever sent the file, as the commander of what is made of it. */
export const actorOf = ({ tenantId, requestedBy: actor, correlationId }: ImportJob) => ({
  tenantId,
  actor,
  ...(correlationId !== null && { correlationId }),
})
