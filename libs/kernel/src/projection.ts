/** Where a record stands in the log. `seq` orders the records of one partition and is unique in its topic. */
export interface LogPosition {
  readonly partition: number
  readonly offset: number
  /** {@link seqOf} of partition and offset */
  readonly seq: number
}

/** Column values by column name. `undefined` and `null` are both SQL null; arrays of strings are `text[]`. */
export type Row = Readonly<Record<string, RowValue>>
export type RowValue = string | number | boolean | null | undefined | Date | readonly string[] | object

/**
 * A view that only ever gains rows. `rows` sees one event at a time and knows neither batches nor databases;
 * the engine writes what it returns and moves the checkpoint in the same transaction.
 * A row whose key is there already is ignored, or replaces the old one when its `revision` is higher.
 */
export interface RowsProjection<Event> {
  readonly kind: 'rows'
  /** stable name, also the consumer group: `access-log` */
  readonly name: string
  /** raised when `rows` changes meaning: the table is then filled anew beside the old one */
  readonly version: number
  readonly topic: string
  readonly table: RowTable
  rows(event: Event, at: LogPosition): readonly Row[]
}

export interface RowTable {
  readonly name: string
  readonly columns: readonly string[]
  /** columns of the primary key */
  readonly key: readonly string[]
  /** integer column: a row with a higher value replaces the row with the same key */
  readonly revision?: string
  /** columns that keep their first value when a row is replaced */
  readonly keep?: readonly string[]
  /**
   * Whether a row is likely to find one with its key, of an earlier transaction. Decides by which way it is tried to
   * write it, not what is written: a guess that is wrong costs time.
   */
  readonly replaces?: (row: Row) => boolean
}

/**
 * A view folded by key: the engine loads the rows of a batch's keys, folds in memory, writes what changed.
 * `undefined` in: no row yet; `undefined` out: no row (any more).
 */
export interface FoldProjection<Event, State extends Row = Row> {
  readonly kind: 'fold'
  readonly name: string
  readonly version: number
  readonly topic: string
  readonly table: RowTable
  /** values of the key columns, or undefined when the event does not concern this view */
  key(event: Event): Row | undefined
  evolve(row: State | undefined, event: Event, at: LogPosition): State | undefined
  /**
   * Adds to events what the fold needs to know besides, looked up for many at once before they are folded, such as keys
   * that are in no event. Answers as many, in the same order. The one thing here that is not pure, so the domain leaves
   * it to whoever runs the view. A rejection stands for I/O that failed: the same events come again.
   */
  prepare?(events: readonly Event[]): Promise<readonly Event[]>
}

export type Projection<Event> = RowsProjection<Event> | FoldProjection<Event>

const PARTITION_BITS = 1024

/**
 * One number for a place in a topic, for citing and for resuming: `offset × 1024 + partition`.
 * Being the record's place in the log, it is the same on every replica and after every rebuild.
 * Safe as a JavaScript number up to offset 2^43.
 */
export const seqOf = (partition: number, offset: number): number => offset * PARTITION_BITS + partition
export const partitionOfSeq = (seq: number): number => seq % PARTITION_BITS
export const offsetOfSeq = (seq: number): number => Math.floor(seq / PARTITION_BITS)
