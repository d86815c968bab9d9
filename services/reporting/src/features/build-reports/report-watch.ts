import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { ReportWorker } from './report-worker.js'

/** Shorter than the lease of a look; a long report goes on under its own lock. */
const WORK_MS = 6_000

/** Looks for reports to make, and for files to delete. */
@Injectable()
export class ReportWatch extends DueWatch {
  constructor(
    private readonly worker: ReportWorker,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'reporting:reports', complaint: 'Cannot make reports yet', sharedState, logger })
  }

  protected async settle(): Promise<void> {
    const untilMs = Date.now() + WORK_MS
    while (Date.now() < untilMs && (await this.worker.work())) continue
    await this.worker.tidy()
  }
}
