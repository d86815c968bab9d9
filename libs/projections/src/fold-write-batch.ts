import type { StoredRecord } from '@doorledger/event-log'
import type { FoldProjection, Row } from '@doorledger/kernel'
import type { RecordBatch } from './partition-assignment.js'
import type { WriteBatch, Written } from './write-batch.js'
import { isDuplicate } from './failure.js'
import { foldEvents, type FoldStep } from './fold-events.js'
import { KeyedRows } from './keyed-rows.js'
import { onConnection } from './on-connection.js'
import { writeDeadLetters } from './write-dead-letters.js'
import { type DeadLetterRecord, type RecordedEvent, readRecordBatch } from './recorded-event.js'
import type { ViewWriting } from './view-writing.js'

/** Makes the write batches of one writer of a view that is folded by key. */
export const foldWriteBatches = <Event>(
  writing: ViewWriting<Event>,
  projection: FoldProjection<Event>,
): (() => WriteBatch) => {
  const rows = new KeyedRows(writing.shape)
  return () => new FoldWriteBatch(writing, projection, rows)
}

/** Two writers may add the first row of a key at once when its events lie in several partitions; one then repeats. */
const ATTEMPTS = 3

class FoldWriteBatch<Event> implements WriteBatch {
  readonly recordBatches: RecordBatch[] = []
  readonly #deadLetters: DeadLetterRecord[] = []
  readonly #steps: FoldStep<Event>[] = []
  readonly #keys: Row[] = []
  readonly #numbers = new Map<string, number>()

  constructor(
    private readonly writing: ViewWriting<Event>,
    private readonly projection: FoldProjection<Event>,
    private readonly rows: KeyedRows,
  ) {}

  get size(): number {
    return this.#steps.length
  }

  async add(recordBatch: RecordBatch): Promise<void> {
    const add = (recorded: RecordedEvent<Event>, record: StoredRecord) => {
      const key = this.projection.key(recorded.event)
      if (key !== undefined)
        this.#steps.push({ recorded, record, assignment: recordBatch.assignment, key: this.#numberOf(key) })
    }
    this.#deadLetters.push(...(await readRecordBatch(recordBatch, this.writing.reader, add)))
    this.recordBatches.push(recordBatch)
  }

  #numberOf(key: Row): number {
    const text = JSON.stringify(this.projection.table.key.map((column) => key[column]))
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#keys.length)
    return this.#keys.push(key) - 1
  }

  async write(firstStatement: string): Promise<Written> {
    const steps = await this.#prepared()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#writeOnce(firstStatement, steps)
      } catch (error) {
        if (!isDuplicate(error) || attempt === ATTEMPTS) throw error
      }
    }
  }

  async #prepared(): Promise<readonly FoldStep<Event>[]> {
    if (this.projection.prepare === undefined || this.#steps.length === 0) return this.#steps
    const events = await this.projection.prepare(this.#steps.map(({ recorded }) => recorded.event))
    return this.#steps.map((step, index) => ({ ...step, recorded: { ...step.recorded, event: events[index]! } }))
  }

  #writeOnce(firstStatement: string, steps: readonly FoldStep<Event>[]): Promise<Written> {
    const { database, identity } = this.writing
    return onConnection(database, async (client) => {
      await client.query(`begin;\n${firstStatement}`)
      const before = await this.rows.lock(client, this.#keys)
      const folded = foldEvents(this.projection, before, steps)
      const deadLetters = [...this.#deadLetters, ...folded.deadLetters]
      await writeDeadLetters(client, identity, deadLetters)
      await this.rows.write(client, this.#keys, folded, 'commit')
      return { rows: folded.added.length + folded.changed.length + folded.removed.length, deadLetters }
    })
  }
}
