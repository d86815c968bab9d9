import type { LogConsumer, RecordBatch, StoredRecord } from '../event-log.js'

export class PositionMoved extends Error {
  override readonly name = 'PositionMoved'
}

interface Position {
  next: number
  epoch: number
}

/**
 * Stands in for the database of a view: rows and position change together, and only for whoever claimed last and
 * starts where the position stands. It survives the consumers that write to it.
 */
export class ViewStore {
  readonly rows: { partition: number; record: StoredRecord }[] = []
  private readonly positions = new Map<number, Position>()

  position(partition: number): number {
    return this.at(partition).next
  }

  moveTo(partition: number, next: number): void {
    this.at(partition).next = next
  }

  claim(partition: number): Position {
    const position = this.at(partition)
    position.epoch += 1
    return { ...position }
  }

  /** @throws {PositionMoved} when another claimed the partition, or `batch` does not start at the position */
  write(batch: RecordBatch, expected: Position): void {
    const position = this.at(batch.partition)
    if (position.epoch !== expected.epoch || position.next !== expected.next) throw new PositionMoved()
    for (const record of batch.records) this.rows.push({ partition: batch.partition, record })
    position.next = batch.nextOffset
  }

  values(partition?: number): string[] {
    return this.rows
      .filter((row) => partition === undefined || row.partition === partition)
      .map((row) => row.record.value)
  }

  private at(partition: number): Position {
    const position = this.positions.get(partition) ?? { next: 0, epoch: 0 }
    this.positions.set(partition, position)
    return position
  }
}

/** What a test may do around a batch: hold it up, or fail it. */
type AroundBatch = (batch: RecordBatch) => Promise<void> | void

/** A view's consumer: claims in the store, writes with the position it expects, and notes what the log does with it. */
export class ViewConsumer implements LogConsumer {
  readonly claimed: number[] = []
  readonly released: number[] = []
  readonly owned = new Set<number>()
  /** batches whose write was refused because another had claimed the partition */
  refusals = 0
  before: AroundBatch = () => undefined
  private readonly expected = new Map<number, Position>()

  constructor(
    readonly topic: string,
    readonly group: string,
    readonly store: ViewStore = new ViewStore(),
  ) {}

  claim(partition: number): Promise<number> {
    const position = this.store.claim(partition)
    this.expected.set(partition, position)
    this.claimed.push(partition)
    this.owned.add(partition)
    return Promise.resolve(position.next)
  }

  async process(batch: RecordBatch): Promise<void> {
    await this.before(batch)
    const expected = this.expected.get(batch.partition)
    if (expected === undefined) throw new Error(`Partition ${batch.partition} was never claimed`)
    try {
      this.store.write(batch, expected)
    } catch (error) {
      this.refusals += 1
      throw error
    }
    expected.next = batch.nextOffset
  }

  release(partition: number): void {
    this.released.push(partition)
    this.owned.delete(partition)
  }
}

/** A promise to be settled from outside: holds a batch up until the test lets it go. */
export const gate = (): { opened: Promise<void>; open(): void } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}
