import { DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { TrappedPeople } from './trapped-people.js'

/** Lets time pass for people who are inside: what they hold ends. */
@Injectable()
export class TrappedWatch extends DueWatch {
  constructor(
    private readonly people: TrappedPeople,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      name: 'access-decision:trapped-watch',
      complaint: 'Cannot look for people who may be trapped inside',
      sharedState,
      logger,
    })
  }

  protected settle(): Promise<void> {
    return this.people.settle()
  }
}
