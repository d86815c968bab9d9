import type { Delivery } from '@doorledger/projections'
import { BaseRpcContext } from '@nestjs/microservices'

/** How the event came that a handler is given: `@Ctx() context: EventContext`. */
export class EventContext extends BaseRpcContext<[Delivery]> {
  constructor(delivery: Delivery) {
    super([delivery])
  }

  /** where the event stands in its topic, 1 for the first attempt, and the signal raised when the service stops */
  get delivery(): Delivery {
    return this.getArgs()[0]
  }
}
