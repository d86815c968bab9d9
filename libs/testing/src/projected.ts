import { type FoldProjection, type Row, type RowsProjection, seqOf } from '@doorledger/kernel'

type Table = ReadonlyMap<string, Row>

const keyOf = (row: Row, columns: readonly string[]): string => JSON.stringify(columns.map((column) => row[column]))

/** The table after events of one partition, as the engine would write it. */
export const projected = <Event>(
  projection: RowsProjection<Event>,
  events: readonly Event[],
  { before = new Map(), startOffset = 0 }: { before?: Table; startOffset?: number } = {},
): Table => {
  const table = new Map(before)
  const { key, revision, keep = [] } = projection.table
  events.forEach((event, index) => {
    const offset = startOffset + index
    for (const row of projection.rows(event, { partition: 0, offset, seq: seqOf(0, offset) })) {
      const id = keyOf(row, key)
      const present = table.get(id)
      if (present === undefined) table.set(id, row)
      else if (revision !== undefined && Number(row[revision]) > Number(present[revision])) {
        table.set(id, { ...row, ...Object.fromEntries(keep.map((column) => [column, present[column]])) })
      }
    }
  })
  return table
}

/** The table after events, of a view folded by key. */
export const folded = <Event, State extends Row>(
  projection: FoldProjection<Event, State>,
  events: readonly Event[],
  before: ReadonlyMap<string, State> = new Map(),
): ReadonlyMap<string, State> => {
  const table = new Map(before)
  const { key: columns } = projection.table
  for (const event of events) {
    const found = projection.key(event)
    if (found === undefined) continue
    const id = keyOf(found, columns)
    const next = projection.evolve(table.get(id), event, { partition: 0, offset: 0, seq: 0 })
    if (next === undefined) table.delete(id)
    else table.set(id, next)
  }
  return table
}
