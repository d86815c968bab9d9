export * from './kafka-event-log.js'
export { connectionOptions, type KafkaConnection } from './kafka-connection.js'
export type { KafkaEventLogOptions } from './kafka-options.js'
