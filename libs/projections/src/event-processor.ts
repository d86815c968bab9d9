import type { Envelope } from '@doorledger/contracts'
import type { PoolClient } from 'pg'
import type { EventReader, RecordedEvent } from './recorded-event.js'

/**
 * Answers events with events: reads a topic, keeps state of its own, and publishes what follows.
 *
 * What it publishes must follow from what it read and from its state alone, ids included (`derivedId`): after a crash
 * between the log's answer and the commit the same events are read, and the same events published, once more.
 */
export interface EventProcessor<Event> {
  readonly kind: 'reactor'
  /** stable name, also the consumer group: `decode-audit-blocks` */
  readonly name: string
  /** raised to read the topic anew from its beginning, publishing again what was published before, under the same ids */
  readonly version: number
  readonly topic: string
  readonly reader: EventReader<Event>
  /** About how many events follow from this one, so that what is held in memory has a bound; 1 when left out. */
  weigh?(event: Event): number
  /**
   * Called with events of one or several partitions, each in order. State is read and written through the client of
   * the transaction; it commits once the log has what is published. No side effects besides: it may be called again
   * with the same events, or with some of them when one of them cannot be worked in, and several times in one
   * transaction, with some of its events each, when much follows from them.
   *
   * A rejection makes the event it is about a dead letter, unless it comes from the connection or the log: those are
   * tried again.
   */
  react(transaction: ProcessorTransaction, events: readonly RecordedEvent<Event>[]): Promise<Reaction>
}

export interface ProcessorTransaction {
  /** in a transaction that has moved the checkpoint: whoever was fenced off does not get this far */
  readonly client: PoolClient
}

export interface Reaction {
  /** in the order they are to be published; `causationid` says whose trace they belong to */
  readonly publish: readonly Envelope[]
}
