export { EventContext } from './event-context.js'
export { type EventHandlerOptions, WrongEventHandler } from './handler-options.js'
export { EventLogStrategy, type EventLogStrategyOptions } from './event-log-strategy.js'
export { HandlerErrors } from './handler-errors.js'
