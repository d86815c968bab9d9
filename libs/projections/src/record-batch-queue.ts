import { Signal } from './signal.js'
import { charactersOf, type PartitionAssignment, type RecordBatch } from './partition-assignment.js'

export interface QueueLimits {
  readonly records: number
  /** UTF-16 code units of the record values */
  readonly characters: number
}

/** What was read from the log and waits to be written. Whoever hands in too much has to wait. */
export class RecordBatchQueue {
  #recordBatches: RecordBatch[] = []
  #records = 0
  #characters = 0
  #closed = false
  readonly #arrived = new Signal()
  readonly #taken = new Signal()

  constructor(private readonly limits: QueueLimits) {}

  get isEmpty(): boolean {
    return this.#recordBatches.length === 0
  }

  /** Resolves when there is room for more. */
  async add(recordBatch: RecordBatch): Promise<void> {
    this.#recordBatches.push(recordBatch)
    this.#count(recordBatch, 1)
    this.#arrived.raise()
    while (!recordBatch.assignment.lost && !this.#closed && this.#isFull()) await this.#taken.wait()
  }

  /** The next batch; undefined when the queue is closed, or still empty when `over` resolves. */
  async take(over?: Promise<void>): Promise<RecordBatch | undefined> {
    let isOver = false
    const ending = over?.then(() => {
      isOver = true
    })
    while (this.isEmpty && !this.#closed && !isOver) {
      await (ending === undefined ? this.#arrived.wait() : Promise.race([this.#arrived.wait(), ending]))
    }
    const recordBatch = this.#closed ? undefined : this.#recordBatches.shift()
    if (recordBatch !== undefined) this.#count(recordBatch, -1)
    this.#taken.raise()
    return recordBatch
  }

  drop(assignment: PartitionAssignment): void {
    for (const recordBatch of this.#recordBatches)
      if (recordBatch.assignment === assignment) this.#count(recordBatch, -1)
    this.#recordBatches = this.#recordBatches.filter((recordBatch) => recordBatch.assignment !== assignment)
    this.#taken.raise()
  }

  close(): void {
    this.#closed = true
    this.#arrived.raise()
    this.#taken.raise()
  }

  #isFull(): boolean {
    return this.#records >= this.limits.records || this.#characters >= this.limits.characters
  }

  #count(recordBatch: RecordBatch, sign: 1 | -1): void {
    this.#records += sign * recordBatch.records.length
    this.#characters += sign * charactersOf(recordBatch)
  }
}
