import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { Licenses } from './licenses.js'

/** Checks licences at 0:00 of the site; when nothing ran at that time, as soon as something does. */
@Injectable()
export class LicenseWatch extends DueWatch {
  constructor(
    private readonly licenses: Licenses,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'admin-audit:license-watch', complaint: 'Cannot check the licences', sharedState, logger })
  }

  protected settle(): Promise<void> {
    return this.licenses.check()
  }
}
