/** A row of a file as it came: the text of each column that is not empty. */
export interface ImportRow {
  /** where the row ends in the file, from 1; the header is line 1 */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** Why a row cannot be taken. Never says what is in it: that may be somebody’s name, in whatever column. */
export interface RowFault {
  readonly line: number
  readonly field: string
  /** stable: `column_count`, `missing`, `invalid`, `duplicate`, `taken`, or what a kind of rows adds */
  readonly rule: string
  /** for people */
  readonly detail: string
}

/** Longer rows are of another kind, or the file lacks a quotation mark. */
export const cellsOf = (columns: readonly string[], texts: readonly string[], line: number): ImportRow | RowFault => {
  if (texts.length !== columns.length) {
    const detail = `has ${texts.length} columns and the header ${columns.length}`
    return { line, field: 'row', rule: 'column_count', detail }
  }
  const filled = columns.map((column, index) => [column, texts[index]!] as const).filter(([, text]) => text !== '')
  return { line, cells: Object.fromEntries(filled) }
}
