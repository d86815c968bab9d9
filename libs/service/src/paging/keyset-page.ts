import { type CursorKind, decodeCursor, encodeCursor } from './cursor.js'
import type { Page, PageQuery } from './page-query.js'

/** A page of a list that goes on after the last row of the page before. */
export interface KeysetPage<Position> {
  /** where the page before ended; undefined on the first page */
  readonly after: Position | undefined
  /** rows to ask for: one more than are shown, since that one says that another page follows */
  readonly readLimit: number
  /**
   * The answer.
   * @param rows at most `readLimit` rows that come `after`, in the order of the list
   * @param show the row as callers get it
   * @param positionOf what the list is sorted by
   */
  of<Row, Item>(
    rows: readonly Row[],
    show: (row: Row, index: number) => Item,
    positionOf: (last: Row) => Position,
  ): Page<Item>
}

/**
 * The page a query asks for.
 * @param filter what its cursors hold on to, as in {@link encodeCursor}
 * @throws {DomainError} `invalid_cursor`, as {@link decodeCursor} does
 */
export const keysetPage = <Position>(
  kind: CursorKind<Position>,
  { limit, cursor }: PageQuery,
  filter: unknown = null,
): KeysetPage<Position> => ({
  after: cursor === undefined ? undefined : decodeCursor(kind, cursor, filter),
  readLimit: limit + 1,
  of: (rows, show, positionOf) => {
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const nextCursor = last === undefined ? null : encodeCursor(kind, positionOf(last), filter)
    return { items: shown.map(show), nextCursor }
  },
})
