import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { DueExpiries } from './due-expiries.js'

/** Lets validity end. */
@Injectable()
export class ExpiryWatch extends DueWatch {
  constructor(
    private readonly due: DueExpiries,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'directory:expiry-watch', complaint: 'Cannot look for what has expired', sharedState, logger })
  }

  protected async settle(): Promise<void> {
    await this.due.settle()
  }
}
