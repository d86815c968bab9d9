import type { CommandBatch, CommandHandler } from '@doorledger/postgres'
import { WakeUpCall } from '@doorledger/postgres'
import { destroyPersonKey, type PersonKeys } from '@doorledger/privacy'
import { CLOCK, type Clock, COMMANDS, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { PERSON_KEYS } from '../personal-data/person-keys.js'
import type { ImportJob, ImportKind } from './import-job.js'
import { addFaults, claimJob, countTaken, endJob, takeChunk } from './import-tables.js'
import { changed } from './receive-import.js'
import { unsealedRows } from './sealed-rows.js'

/** `ImportKind[]`: everything that can be imported. */
export const IMPORT_KINDS = Symbol('IMPORT_KINDS')

/** How soon files that another process took in are noticed. */
const POLL_MS = 2_000
const RETRY_MS = 1_000
/** Rows that could not be worked in for so long are given up: sealed or not, they are not kept for ever. */
export const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000

/**
 * Works files in, some rows a transaction: the rows taken off, what they became, and how far the import is. So a process
 * may end at any moment; the next goes on where it was, and nobody is lost or there twice. With the last rows goes the
 * key under which they were sealed, and whatever a copy still has of them is unreadable.
 */
@Injectable()
export class WorkOffImports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly wakeUpCall = new WakeUpCall()
  private readonly stopping = new AbortController()
  private running = Promise.resolve()
  @Inject(LOGGER) private readonly logger!: Logger

  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
    @Inject(IMPORT_KINDS) private readonly kinds: readonly ImportKind[],
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run()
  }

  /** Ends with the rows under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    this.wake()
    await this.running
  }

  /** There is something to do. */
  wake(): void {
    this.wakeUpCall.call()
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        const worked = await this.commands.handleTogether((batch) => this.step(batch))
        if (worked === undefined) await this.wakeUpCall.sleep(POLL_MS)
        else if (worked.isOver) this.forgetKey(worked.job)
      } catch (error) {
        this.logger.warn(
          { ...safely(error), retryMs: RETRY_MS },
          'Rows could not be imported; they will be tried again',
        )
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  /** The next rows of the import that has waited longest; undefined when there is none. */
  private async step(batch: CommandBatch): Promise<Worked | undefined> {
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

  private forgetKey({ tenantId, importId }: ImportJob): void {
    this.keys.forget({ tenantId, personId: importId })
  }
}

interface Worked {
  readonly job: ImportJob
  readonly isOver: boolean
}

/** What an error of the database says may hold a row, so only its kind is told. */
const safely = (error: unknown): object => {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown }
  return { failure: name, code }
}
