import type { RowsProjection } from '@doorledger/kernel'
import type { RecordBatch } from './partition-assignment.js'
import { CopyWriter } from './copy-writer.js'
import type { WriteBatch, Written } from './write-batch.js'
import { LatestRows } from './latest-rows.js'
import { type DeadLetterRecord, type RecordedEvent, readRecordBatch } from './recorded-event.js'
import type { ViewWriting } from './view-writing.js'

/** Makes the write batches of one writer of a view that only gains rows. */
export const rowsWriteBatches = <Event>(
  writing: ViewWriting<Event>,
  projection: RowsProjection<Event>,
): (() => WriteBatch) => {
  const writer = new CopyWriter(writing.database, writing.identity, writing.shape)
  return () => new RowsWriteBatch(writing, writer, new LatestRows(writing.shape), projection)
}

class RowsWriteBatch<Event> implements WriteBatch {
  readonly recordBatches: RecordBatch[] = []
  readonly #deadLetters: DeadLetterRecord[] = []

  constructor(
    private readonly writing: ViewWriting<Event>,
    private readonly writer: CopyWriter,
    private readonly latest: LatestRows,
    private readonly projection: RowsProjection<Event>,
  ) {}

  get size(): number {
    return this.latest.size
  }

  async add(recordBatch: RecordBatch): Promise<void> {
    const take = ({ event, at }: RecordedEvent<Event>) => this.latest.add(this.projection.rows(event, at))
    this.#deadLetters.push(...(await readRecordBatch(recordBatch, this.writing.reader, take)))
    this.recordBatches.push(recordBatch)
  }

  async write(firstStatement: string): Promise<Written> {
    await this.writer.write({ firstStatement, rows: this.latest.text(), deadLetters: this.#deadLetters })
    return { rows: this.size, deadLetters: this.#deadLetters }
  }
}
