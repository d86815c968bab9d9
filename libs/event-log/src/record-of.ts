import type { Envelope } from '@doorledger/contracts'
import type { LogRecord } from './event-log.js'

/** An event as a record: the value alone is a complete CloudEvents 1.0 event. */
export const recordOf = (event: Omit<Envelope, 'data'> & { data: unknown }): LogRecord => ({
  key: event.partitionkey,
  value: JSON.stringify(event),
})
