import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { DueDoors } from './due-doors.js'

/** Lets time pass at doors: one that is open becomes held open, an unlock ends, chatter turns out to be none. */
@Injectable()
export class DoorWatch extends DueWatch {
  constructor(
    private readonly due: DueDoors,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'access-decision:door-watch', complaint: 'Cannot look for doors that are due', sharedState, logger })
  }

  protected settle(): Promise<void> {
    return this.due.settle()
  }
}
