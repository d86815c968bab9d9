import type { RowsProjection } from '@doorledger/kernel'
import type { Slice } from './claim.js'
import { copyLineWriter } from './copy-text.js'
import { CopyWriter } from './copy-writer.js'
import type { Draft, Written } from './draft.js'
import { type ParkedRecord, type Positioned, readSlice } from './positioned.js'
import type { ViewWriting } from './view-writing.js'

/** Makes the drafts of one writer of a view that only gains rows. */
export const rowsDrafts = <Event>(writing: ViewWriting<Event>, projection: RowsProjection<Event>): (() => Draft) => {
  const writer = new CopyWriter(writing.database, writing.lineage, writing.shape)
  const lineOf = copyLineWriter(writing.shape.columns)
  const linesOf = ({ event, at }: Positioned<Event>) => projection.rows(event, at).map(lineOf)
  return () => new RowsDraft(writing, writer, linesOf)
}

class RowsDraft<Event> implements Draft {
  readonly slices: Slice[] = []
  readonly #text: Buffer[] = []
  readonly #parked: ParkedRecord[] = []
  size = 0

  constructor(
    private readonly writing: ViewWriting<Event>,
    private readonly writer: CopyWriter,
    private readonly linesOf: (positioned: Positioned<Event>) => readonly string[],
  ) {}

  async add(slice: Slice): Promise<void> {
    const lines: string[] = []
    const parked = await readSlice(slice, this.writing.reader, (positioned) => lines.push(...this.linesOf(positioned)))
    if (lines.length > 0) this.#text.push(Buffer.from(lines.join('')))
    this.size += lines.length
    this.#parked.push(...parked)
    this.slices.push(slice)
  }

  async write(firstStatement: string): Promise<Written> {
    await this.writer.write({ firstStatement, text: this.#text, parked: this.#parked })
    return { rows: this.size, parked: this.#parked }
  }
}
