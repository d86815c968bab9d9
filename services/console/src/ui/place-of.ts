/**
 * Where the row with a key stands now, looked for from where it stood: rows that come in above push it down.
 * @param key undefined: the first row
 * @param before where it stood; what stands there now takes the place of a row that is gone
 */
export const placeOf = <Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  { key, before }: { readonly key: string | undefined; readonly before: number },
): number => {
  if (key === undefined) return 0
  const last = rows.length - 1
  for (let apart = 0; before - apart >= 0 || before + apart <= last; apart += 1) {
    for (const place of [before + apart, before - apart]) {
      const row = rows[place]
      if (row !== undefined && rowKey(row) === key) return place
    }
  }
  return Math.max(0, Math.min(before, last))
}
