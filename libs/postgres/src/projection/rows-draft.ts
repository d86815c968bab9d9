import type { RowsProjection } from '@doorledger/kernel'
import type { Slice } from './claim.js'
import { CopyWriter } from './copy-writer.js'
import type { Draft, Written } from './draft.js'
import { LatestRows } from './latest-rows.js'
import { type ParkedRecord, type Positioned, readSlice } from './positioned.js'
import type { ViewWriting } from './view-writing.js'

/** Makes the drafts of one writer of a view that only gains rows. */
export const rowsDrafts = <Event>(writing: ViewWriting<Event>, projection: RowsProjection<Event>): (() => Draft) => {
  const writer = new CopyWriter(writing.database, writing.lineage, writing.shape)
  return () => new RowsDraft(writing, writer, new LatestRows(writing.shape), projection)
}

class RowsDraft<Event> implements Draft {
  readonly slices: Slice[] = []
  readonly #parked: ParkedRecord[] = []

  constructor(
    private readonly writing: ViewWriting<Event>,
    private readonly writer: CopyWriter,
    private readonly latest: LatestRows,
    private readonly projection: RowsProjection<Event>,
  ) {}

  get size(): number {
    return this.latest.size
  }

  async add(slice: Slice): Promise<void> {
    const take = ({ event, at }: Positioned<Event>) => this.latest.add(this.projection.rows(event, at))
    this.#parked.push(...(await readSlice(slice, this.writing.reader, take)))
    this.slices.push(slice)
  }

  async write(firstStatement: string): Promise<Written> {
    await this.writer.write({ firstStatement, rows: this.latest.text(), parked: this.#parked })
    return { rows: this.size, parked: this.#parked }
  }
}
