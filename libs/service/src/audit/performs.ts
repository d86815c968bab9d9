import { actionName } from '@doorledger/contracts'
import { SetMetadata } from '@nestjs/common'

/** Metadata key of the action a route performs. */
const PERFORMED_ACTION = 'doorledger:action'

/**
 * What the route does, as the audit log of administrators calls it: `@Performs('device.register')`. Each request is
 * reported once, also when it is refused. Every route that changes something and demands a permission declares one, or
 * the process does not start.
 */
export const Performs = (action: string): MethodDecorator => SetMetadata(PERFORMED_ACTION, actionName.parse(action))

/** What a handler declares by {@link Performs}. */
export const actionOf = (handler: object): string | undefined =>
  Reflect.getMetadata(PERFORMED_ACTION, handler) as string | undefined
