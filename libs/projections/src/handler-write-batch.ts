import { LogUnavailable, type StoredRecord } from '@doorledger/event-log'
import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api'
import pRetry from 'p-retry'
import type { Pool } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import type { EventHandler } from './event-handler.js'
import { reasonOf } from './failure.js'
import { onConnection } from './on-connection.js'
import type { RecordBatch } from './partition-assignment.js'
import { type DeadLetterRecord, deadLetterRecord, type RecordedEvent, readRecordBatch } from './recorded-event.js'
import type { WriteBatch, Written } from './write-batch.js'
import { writeDeadLetters } from './write-dead-letters.js'

export interface Handling<Event> {
  readonly database: Pool
  readonly identity: ProjectionIdentity
  readonly handler: EventHandler<Event>
  /** raised when the consumer stops */
  readonly signal: AbortSignal
}

/** Makes the batches of one handler: one event each, so that none is handled twice because of another. */
export const handlerWriteBatches =
  <Event>(handling: Handling<Event>): (() => WriteBatch) =>
  () =>
    new HandlerWriteBatch(handling)

const LONGEST_PAUSE_MS = 30_000

interface ToHandle<Event> {
  readonly recorded: RecordedEvent<Event>
  readonly record: StoredRecord
  readonly recordBatch: RecordBatch
}

class HandlerWriteBatch<Event> implements WriteBatch {
  readonly recordBatches: RecordBatch[] = []
  readonly #deadLetters: DeadLetterRecord[] = []
  readonly #waiting: ToHandle<Event>[] = []
  #handled = 0

  constructor(private readonly handling: Handling<Event>) {}

  /** Full as soon as there is something to do. */
  get size(): number {
    return this.#waiting.length > 0 ? Infinity : 0
  }

  async add(recordBatch: RecordBatch): Promise<void> {
    const take = (recorded: RecordedEvent<Event>, record: StoredRecord) => {
      this.#waiting.push({ recorded, record, recordBatch })
    }
    this.#deadLetters.push(...(await readRecordBatch(recordBatch, this.handling.handler.reader, take)))
    this.recordBatches.push(recordBatch)
  }

  async write(firstStatement: string): Promise<Written> {
    const { database, identity } = this.handling
    await this.#handleAll()
    await onConnection(database, async (client) => {
      await client.query(`begin;\n${firstStatement}`)
      await writeDeadLetters(client, identity, this.#deadLetters)
      await client.query('commit')
    })
    return { rows: this.#handled, deadLetters: this.#deadLetters }
  }

  /** What was done is not done again when the transaction after it fails. */
  async #handleAll(): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const { recordBatch, record } = next
      if (!(await this.#isHandled(next))) this.#deadLetters.push(deadLetterRecord(recordBatch, record))
      this.#handled += 1
      this.#waiting.shift()
    }
  }

  /** Looks anew whether the key was put aside: the event was read while the one before it was being handled. */
  async #isHandled({ recorded, record, recordBatch: { assignment } }: ToHandle<Event>): Promise<boolean> {
    if (assignment.deadLetters.has(record)) return false
    const failure = await this.#failureOf(recorded)
    if (failure !== undefined) assignment.deadLetters.add(record, failure)
    return failure === undefined
  }

  /** Why the event cannot be handled; undefined when it was. Rejects with what says nothing about the event. */
  async #failureOf(recorded: RecordedEvent<Event>): Promise<string | undefined> {
    const { database, handler, signal } = this.handling
    const { attempts, firstPauseMs: minTimeout } = handler.retry
    let isHandled = false
    try {
      await pRetry(
        async (attempt) => {
          await this.#handle(recorded, attempt)
          isHandled = true
        },
        { retries: attempts - 1, minTimeout, maxTimeout: LONGEST_PAUSE_MS, signal },
      )
    } catch (error) {
      if (isHandled) return undefined
      if (signal.aborted || error instanceof LogUnavailable) throw error
      await database.query('select 1')
      return reasonOf(error)
    }
    return undefined
  }

  #handle({ event, at, headers }: RecordedEvent<Event>, attempt: number): Promise<unknown> {
    const { handler, signal } = this.handling
    const delivery = { at, headers, attempt, signal }
    return context.with(propagation.extract(ROOT_CONTEXT, headers), () => handler.handle(event, delivery))
  }
}
