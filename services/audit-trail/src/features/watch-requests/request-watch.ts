import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { DueCounts } from '../../trail-requests/due-counts.js'
import { DueRequests } from './due-requests.js'

/** Lets time pass for requests: they become overdue, and expire, and what they brought is counted. */
@Injectable()
export class RequestWatch extends DueWatch {
  constructor(
    private readonly due: DueRequests,
    private readonly counts: DueCounts,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      name: 'audit-trail:request-watch',
      complaint: 'Cannot look for requests that are due',
      sharedState,
      logger,
    })
  }

  protected async settle(): Promise<void> {
    await this.due.settle()
    await this.counts.settle()
  }
}
