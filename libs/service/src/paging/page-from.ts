import type { Page } from './page-query.js'

/**
 * A page of rows that were asked for with `limit + 1`: the one too many, never shown, says that another page follows.
 * @param show the row as callers get it
 * @param cursorOf where the list goes on after a row
 */
export const pageFrom = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Item,
  cursorOf: (last: Row) => string,
): Page<Item> => {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(show), nextCursor: last === undefined ? null : cursorOf(last) }
}
