import { actionName } from '@doorledger/contracts'
import { applyDecorators, SetMetadata } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'

/** What a route does, and when that is reported. */
export type Performed =
  | { readonly action: string; readonly reported: 'each_time' | 'when_denied' | 'each_session' }
  | { readonly action: string; readonly reported: 'when_about_others'; readonly person: string }

/** Metadata key of the action a route performs. */
const PERFORMED_ACTION = 'doorledger:action'

const declare = ({ action, ...rest }: Performed): MethodDecorator =>
  applyDecorators(
    SetMetadata(PERFORMED_ACTION, { action: actionName.parse(action), ...rest }),
    ApiExtension('x-action', action),
  )

/**
 * What the route does, as the audit log of administrators calls it: `@Performs('device.register')`. Each request is
 * reported once, also when it is refused. Every route that changes something and demands a permission declares one, or
 * {@link Conveys}, or the process does not start.
 */
export const Performs = (action: string): MethodDecorator => declare({ action, reported: 'each_time' })

/**
 * The route shows what is recorded of a person (D-50): `@Views('user.read', 'id')`. Whoever looks at somebody else is
 * reported, once and then with a count, in each session; looking at oneself is not, nor what names nobody.
 * @param person the parameter of path or query that names the person, or several
 */
export const Views = (action: string, person: string): MethodDecorator =>
  declare({ action, reported: 'when_about_others', person })

/**
 * The route shows a record that is sensitive whomever it is about: `@Reads('audit-log.read')`. Whoever reads is reported
 * at once and then with a count, in each session and for each thing that the path names (D-50).
 */
export const Reads = (action: string): MethodDecorator => declare({ action, reported: 'each_session' })

/**
 * The route takes in what phones and locks tell: a fact in the log of its own, with its actor, and no action of an
 * administrator. Only who may not is reported.
 */
export const Conveys = (action: string): MethodDecorator => declare({ action, reported: 'when_denied' })

/** What a handler declares by {@link Performs}, {@link Views} or {@link Conveys}. */
export const performedBy = (handler: object): Performed | undefined =>
  Reflect.getMetadata(PERFORMED_ACTION, handler) as Performed | undefined
