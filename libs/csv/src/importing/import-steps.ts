import type { CommandBatch } from '@doorledger/event-store'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { actorOf, type ImportJob, type ImportKind } from './import-job.js'
import type { ImportRow } from '../rows/import-row.js'
import { addFaults, changed, claimJob, countTaken, endJob, forgetJobs, takeChunk } from './import-tables.js'
import { IMPORT_VAULT, type ImportVault } from './import-vault.js'

/** `ImportKind[]`: everything that can be imported. */
export const IMPORT_KINDS = Symbol('IMPORT_KINDS')

/** Rows that could not be worked in for so long are given up: sealed or not, they are not kept for ever. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000
/** For so long one sees what became of a file. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1_000

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
    @Inject(IMPORT_VAULT) private readonly vault: ImportVault,
    @Inject(IMPORT_KINDS) private readonly kinds: readonly ImportKind[],
  ) {}

  /** The next rows of the import that has waited longest; undefined when there is none. */
  async step(batch: CommandBatch): Promise<Worked | undefined> {
    const job = await claimJob(batch.client)
    if (job === null) return undefined
    const key = await this.vault.find(job)
    if (key === undefined || this.isTooOld(job)) return this.end(batch, job, 'abandoned')
    const chunk = await takeChunk(batch.client, job)
    if (chunk === undefined) return this.end(batch, job, 'done')

    const rows = JSON.parse(key.unseal(chunk.chunkNo, chunk.sealed)) as readonly ImportRow[]
    const faults = await this.kindOf(job).takeRows({ batch, job, key, rows })
    const failed = new Set(faults.map(({ line }) => line)).size
    await addFaults(batch.client, job, faults)
    await countTaken(batch.client, job, { done: rows.length - failed, failed, at: this.clock() })
    return { job, isOver: false }
  }

  private async end(batch: CommandBatch, job: ImportJob, state: 'done' | 'abandoned'): Promise<Worked> {
    const { dryRun } = job
    const at = this.clock()
    const { rows, done, failed } = await endJob(batch.client, job, { state, at })
    await this.vault.destroy(batch.client, job, at)
    await batch.report(this.finishing(job), {
      outcome: state === 'done' ? 'done' : 'failed',
      changes: changed({ rows, done, failed, dryRun }),
      ...(state === 'abandoned' && { failure: { code: 'import_abandoned' } }),
    })
    return { job, isOver: true }
  }

  /** On behalf of whoever sent the file. */
  private finishing(job: ImportJob) {
    const { kind, permission } = this.kindOf(job)
    const target = { kind: `${kind}-import`, id: job.importId }
    const action = { name: `${kind}.import-finish`, permission, target, reported: false }
    return { ...actorOf(job), action }
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
  forgetKey(job: ImportJob): void {
    this.vault.forget(job)
  }

  /** Takes away what is known of imports that ended long ago. */
  async tidy(batch: CommandBatch): Promise<void> {
    await forgetJobs(batch.client, new Date(this.clock().getTime() - KEPT_MS))
  }
}
