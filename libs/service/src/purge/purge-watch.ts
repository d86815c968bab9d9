import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { DueWatch } from '../platform/due-watch.js'
import { LOGGER, SHARED_STATE } from '../platform/tokens.js'
import { type Purging, PURGING, PurgeWorker } from './purge-worker.js'

/** Shorter than the lease of a look. */
const WORK_MS = 6_000

/** Has old records deleted, some seconds at a time. */
@Injectable()
export class PurgeWatch extends DueWatch {
  constructor(
    private readonly worker: PurgeWorker,
    @Inject(PURGING) { service }: Purging,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: `${service}:purge`, complaint: 'Cannot delete old records yet', sharedState, logger })
  }

  protected async settle(): Promise<void> {
    const untilMs = Date.now() + WORK_MS
    while (Date.now() < untilMs && (await this.worker.work())) continue
  }
}
