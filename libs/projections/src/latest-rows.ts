import type { Row } from '@doorledger/kernel'
import { copyLineWriter, parameterText } from './copy-text.js'
import type { TableShape } from './table-shape.js'

/** Rows in the text format of COPY, no two with one key where the table has revisions. */
export interface RowsText {
  /** whose keys are new, as far as can be told without asking */
  readonly fresh: readonly Buffer[]
  /** which are likely to find another with their key */
  readonly replacing: readonly Buffer[]
}

/** What stands for a key so far. */
interface Latest {
  readonly line: Buffer
  readonly revision: number
  /** in the columns that keep their first value */
  readonly kept: Row
  readonly isFresh: boolean
}

/**
 * Gathers the rows of one transaction. Of several with one key the highest revision stays, and of those the first to
 * come, with what the very first brought in the columns that keep their first value. Holds on to bytes rather than to
 * rows, which are many objects each.
 */
export class LatestRows {
  readonly #lineOf
  readonly #latest = new Map<string, Latest>()
  readonly #lines: Buffer[] = []

  constructor(private readonly shape: TableShape) {
    const lineOf = copyLineWriter(shape.columns)
    this.#lineOf = (row: Row) => Buffer.from(lineOf(row))
  }

  get size(): number {
    return this.#lines.length + this.#latest.size
  }

  add(rows: readonly Row[]): void {
    const { revision } = this.shape.table
    for (const row of rows) {
      if (revision === undefined) this.#lines.push(this.#lineOf(row))
      else this.#put(row, row[revision] as number)
    }
  }

  text(): RowsText {
    const latest = [...this.#latest.values()]
    const linesOf = (isFresh: boolean) => latest.filter((each) => each.isFresh === isFresh).map(({ line }) => line)
    return { fresh: chunks([...this.#lines, ...linesOf(true)]), replacing: chunks(linesOf(false)) }
  }

  #put(row: Row, revision: number): void {
    const key = this.#keyOf(row)
    const before = this.#latest.get(key)
    if (before === undefined) {
      const { keep = [], replaces } = this.shape.table
      const kept = Object.fromEntries(keep.map((column) => [column, row[column]]))
      this.#latest.set(key, { line: this.#lineOf(row), revision, kept, isFresh: replaces?.(row) !== true })
    } else if (before.revision < revision) {
      this.#latest.set(key, { ...before, line: this.#lineOf({ ...row, ...before.kept }), revision })
    }
  }

  #keyOf(row: Row): string {
    return this.shape.key.map(({ kind, name }) => parameterText(kind, row[name])).join('\t')
  }
}

const CHUNK_LINES = 500

/** Few buffers instead of many: each is a write to the socket. */
const chunks = (lines: readonly Buffer[]): Buffer[] =>
  Array.from({ length: Math.ceil(lines.length / CHUNK_LINES) }, (_, number) =>
    Buffer.concat(lines.slice(number * CHUNK_LINES, (number + 1) * CHUNK_LINES)),
  )
