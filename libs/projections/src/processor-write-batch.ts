import { type EventLog, isRefusedByLog } from '@doorledger/event-log'
import type { Pool, PoolClient } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import type { RecordBatch } from './partition-assignment.js'
import type { WriteBatch, Written } from './write-batch.js'
import { EventRefused } from './failure.js'
import { onConnection } from './on-connection.js'
import { writeDeadLetters } from './write-dead-letters.js'
import { type DeadLetterRecord, type RecordedEvent, readRecordBatch } from './recorded-event.js'
import { publishedRecords, type RecordsByTopic } from './published-records.js'
import type { Reaction, EventProcessor } from './event-processor.js'

export interface Reacting<Event> {
  readonly database: Pool
  readonly log: Pick<EventLog, 'append'>
  readonly identity: ProjectionIdentity
  readonly processor: EventProcessor<Event>
}

/** Makes the write batches of one event processor. */
export const processorWriteBatches =
  <Event extends { readonly id: string }>(processing: Reacting<Event>): (() => WriteBatch) =>
  () =>
    new ProcessorWriteBatch(processing)

/** About how many events are made at a time, published, and forgotten. */
const PUBLISHED_AT_ONCE = 5_000

class ProcessorWriteBatch<Event extends { readonly id: string }> implements WriteBatch {
  readonly recordBatches: RecordBatch[] = []
  readonly #deadLetters: DeadLetterRecord[] = []
  readonly #events: RecordedEvent<Event>[] = []
  #weight = 0

  constructor(private readonly processing: Reacting<Event>) {}

  get size(): number {
    return this.#weight
  }

  async add(recordBatch: RecordBatch): Promise<void> {
    const { reader } = this.processing.processor
    const take = (recorded: RecordedEvent<Event>) => {
      this.#events.push(recorded)
      this.#weight += this.#weigh(recorded)
    }
    this.#deadLetters.push(...(await readRecordBatch(recordBatch, reader, take)))
    this.recordBatches.push(recordBatch)
  }

  write(firstStatement: string): Promise<Written> {
    const { database, identity } = this.processing
    return onConnection(database, async (client) => {
      await client.query(`begin;\n${firstStatement}`)
      await writeDeadLetters(client, identity, this.#deadLetters)
      let rows = 0
      for (const events of this.#portions()) {
        const { publish } = await this.#react(client, events)
        await this.#append(publishedRecords(publish, events))
        rows += publish.length
      }
      await client.query('commit')
      return { rows, deadLetters: this.#deadLetters }
    })
  }

  /** The events in order, as many at a time as may be held together with what follows from them. */
  *#portions(): Generator<readonly RecordedEvent<Event>[]> {
    let portion: RecordedEvent<Event>[] = []
    let weight = 0
    for (const recorded of this.#events) {
      const own = this.#weigh(recorded)
      if (portion.length > 0 && weight + own > PUBLISHED_AT_ONCE) {
        yield portion
        portion = []
        weight = 0
      }
      portion.push(recorded)
      weight += own
    }
    if (portion.length > 0) yield portion
  }

  #weigh({ event }: RecordedEvent<Event>): number {
    return this.processing.processor.weigh?.(event) ?? 1
  }

  async #react(client: PoolClient, events: readonly RecordedEvent<Event>[]): Promise<Reaction> {
    try {
      return await this.processing.processor.react({ client }, events)
    } catch (error) {
      throw (await isConnected(client)) ? new EventRefused(error) : error
    }
  }

  async #append(records: RecordsByTopic): Promise<void> {
    for (const [topic, ofTopic] of records) {
      try {
        await this.processing.log.append(topic, ofTopic)
      } catch (error) {
        throw isRefusedByLog(error) ? new EventRefused(error) : error
      }
    }
  }
}

/** Whether the failure was the event processor's own: a lost connection says nothing about the events. */
const isConnected = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )
