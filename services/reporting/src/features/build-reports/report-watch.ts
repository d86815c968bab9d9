import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { ReportWorker } from './report-worker.js'

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
    await this.worker.work()
    await this.worker.tidy()
  }
}
