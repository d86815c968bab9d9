import type { CommandBatch } from '@doorledger/postgres'
import { destroyPersonKey, type PersonKeys } from '@doorledger/privacy'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { PERSON_KEYS } from '../personal-data/person-keys.js'
import type { ImportJob, ImportKind } from './import-job.js'
import { addFaults, claimJob, countTaken, endJob, takeChunk } from './import-tables.js'
import { changed } from './receive-import.js'
import { unsealedRows } from './sealed-rows.js'

/** `ImportKind[]`: everything that can be imported. */
export const IMPORT_KINDS = Symbol('IMPORT_KINDS')

/** Rows that could not be worked in for so long are given up: sealed or not, they are not kept for ever. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000

/** What one step did. */
export interface Worked {
  readonly job: ImportJob
  readonly isOver: boolean
}

/**
 * One step of an import, in the transaction it is given: the rows taken off, what they became, and how far it is. With
 * the last rows goes the key under which they were sealed, and whatever a copy still has of them is unreadable.
 */
@Injectable()
export class ImportSteps {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
    @Inject(IMPORT_KINDS) private readonly kinds: readonly ImportKind[],
  ) {}

  /** The next rows of the import that has waited longest; undefined when there is none. */
  async step(batch: CommandBatch): Promise<Worked | undefined> {
    const job = await claimJob(batch.client)
    if (job === undefined) return undefined
    const { tenantId, importId } = job
    const key = (await this.keys.find(tenantId, [importId])).get(importId)
    if (key === undefined || this.isTooOld(job)) return this.end(batch, job, 'abandoned')
    const chunk = await takeChunk(batch.client, job)
    if (chunk === undefined) return this.end(batch, job, 'done')

    const rows = unsealedRows(key, chunk, chunk.sealed)
    const faults = await this.kindOf(job).takeRows({ batch, job, key, rows })
    const failed = new Set(faults.map(({ line }) => line)).size
    await addFaults(batch.client, job, faults)
    await countTaken(batch.client, job, { done: rows.length - failed, failed, at: this.clock() })
    return { job, isOver: false }
  }

  private async end(batch: CommandBatch, job: ImportJob, state: 'done' | 'abandoned'): Promise<Worked> {
    const { tenantId, importId, dryRun } = job
    const at = this.clock()
    const { rows, done, failed } = await endJob(batch.client, job, { state, at })
    await destroyPersonKey(batch.client, { tenantId, personId: importId }, at)
    await batch.report(this.finishing(job), {
      outcome: state === 'done' ? 'done' : 'failed',
      changes: changed({ rows, done, failed, dryRun }),
      ...(state === 'abandoned' && { failure: { code: 'import_abandoned' } }),
    })
    return { job, isOver: true }
  }

  /** On behalf of whoever sent the file. */
  private finishing({ tenantId, requestedBy: actor, correlationId, ...job }: ImportJob) {
    const { kind, permission } = this.kindOf(job)
    const target = { kind: `${kind}-import`, id: job.importId }
    const action = { name: `${kind}.import-finish`, permission, target, reported: false }
    return { tenantId, actor, action, ...(correlationId !== null && { correlationId }) }
  }

  private kindOf({ kind }: Pick<ImportJob, 'kind'>): ImportKind {
    const found = this.kinds.find((one) => one.kind === kind)
    if (found === undefined) throw new Error(`Nobody knows how to import ${kind}`)
    return found
  }

  private isTooOld({ createdAt }: ImportJob): boolean {
    return this.clock().getTime() - createdAt.getTime() > LONGEST_WAIT_MS
  }

  /** Once the end of an import is committed: this process then needs its key no more. */
  forgetKey({ tenantId, importId }: ImportJob): void {
    this.keys.forget({ tenantId, personId: importId })
  }
}
