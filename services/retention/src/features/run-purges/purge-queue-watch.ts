import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { PurgeQueue } from './purge-queue.js'

/** Looks whether the next deletion can start. */
@Injectable()
export class PurgeQueueWatch extends DueWatch {
  constructor(
    private readonly queue: PurgeQueue,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'retention:purge-queue', complaint: 'Cannot start deletions yet', sharedState, logger })
  }

  protected settle(): Promise<void> {
    return this.queue.advance()
  }
}
