import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { NightlyRun } from './nightly-run.js'

/** Looks whether the nightly run is due. */
@Injectable()
export class NightlyWatch extends DueWatch {
  constructor(
    private readonly nightly: NightlyRun,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'retention:nightly-run', complaint: 'Cannot delete by policy yet', sharedState, logger })
  }

  protected settle(): Promise<void> {
    return this.nightly.run()
  }
}
