import type { LogPosition } from '@doorledger/kernel'
import type { EventReader } from './recorded-event.js'

/**
 * Does something outside for events of a topic: notifies, calls another system, builds a report. One event at a time,
 * each key in order. Without a failure each event is handled once; after a crash, or when a checkpoint could not be
 * moved, the last one is handled again, so whoever is told must recognise it by its id.
 */
export interface EventHandler<Event> {
  readonly kind: 'handler'
  /** stable name, also of the consumer group and the checkpoint: `notify-subscribers` */
  readonly name: string
  readonly topic: string
  readonly reader: EventReader<Event>
  /**
   * Where a partition begins that was never read: what is told to people begins with the `latest`, what is computed
   * with the `earliest` event of the log.
   */
  readonly startAt: 'earliest' | 'latest'
  readonly retry: HandlerRetryPolicy
  /** No connection and no transaction is held meanwhile. A rejection is tried again, then the key is put aside. */
  handle(event: Event, delivery: Delivery): Promise<unknown>
}

export interface HandlerRetryPolicy {
  /** after so many failures the event becomes a dead letter */
  readonly attempts: number
  /** doubled after each attempt */
  readonly firstPauseMs: number
}

/** How an event came. */
export interface Delivery {
  readonly at: LogPosition
  /** of its record, such as `traceparent` */
  readonly headers: Readonly<Record<string, string>>
  /** 1 for the first */
  readonly attempt: number
  /** raised when the consumer stops: what takes long gives up, and is handled again later */
  readonly signal: AbortSignal
}
