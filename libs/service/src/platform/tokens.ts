/** Injection tokens of what {@link serviceModule} binds for a service: `@Inject(EVENT_LOG) log: EventLog`. */

/** `EventLog` of `@doorledger/event-log` */
export const EVENT_LOG = Symbol('EVENT_LOG')
/** `Pool` of `pg`, on the service's own schema */
export const DATABASE = Symbol('DATABASE')
/** `SharedState` of `@doorledger/shared-state` */
export const SHARED_STATE = Symbol('SHARED_STATE')
/** `CommandHandler` of `@doorledger/event-store`: decide, store with expected version, publish through the outbox */
export const COMMANDS = Symbol('COMMANDS')
/** `ServiceWork`: the views and event processors that were named when the module was made */
export const SERVICE_WORK = Symbol('SERVICE_WORK')
/** `Clock`: `() => Date` */
export const CLOCK = Symbol('CLOCK')
/** `Logger` of `pino`, with the service's name on every line */
export const LOGGER = Symbol('LOGGER')
/** `AbortSignal`, raised when the app begins to stop: long answers (streams, exports) end themselves then */
export const STOPPING = Symbol('STOPPING')
