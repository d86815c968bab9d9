import type { DeadLetterRecord } from './recorded-event.js'
import type { RecordBatch } from './partition-assignment.js'

/** What one transaction will write. It grows while the transaction before it is under way. */
export interface WriteBatch {
  readonly recordBatches: readonly RecordBatch[]
  /** of the view's rows, as far as known before writing; of events otherwise */
  readonly size: number
  /** reads the batch and prepares what will be written; never rejects because of an event */
  add(recordBatch: RecordBatch): Promise<void>
  /**
   * Writes everything in one transaction. May be tried again after a rejection.
   * @param firstStatement of the transaction: moves the checkpoints, or fails when that is not ours to do
   */
  write(firstStatement: string): Promise<Written>
}

export interface Written {
  /** rows of the view, or events published */
  readonly rows: number
  readonly deadLetters: readonly DeadLetterRecord[]
}
