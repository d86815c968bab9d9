import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { WriteDown } from './write-down.js'

/** Looks for deletions and holds that are not written down. */
@Injectable()
export class WriteDownWatch extends DueWatch {
  constructor(
    private readonly writeDown: WriteDown,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'retention:write-down', complaint: 'Cannot write deletions down yet', sharedState, logger })
  }

  protected settle(): Promise<void> {
    return this.writeDown.run()
  }
}
