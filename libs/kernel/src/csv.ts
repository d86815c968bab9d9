export type CsvValue = string | number | boolean | null | undefined

/** What stands between cells: spreadsheets expect a semicolon where the comma is the decimal sign. */
export type CsvDelimiter = ',' | ';'

/**
 * What a spreadsheet takes for a formula (D-38), in East Asia in full width as well, when it begins a cell, after
 * quotes, spaces and apostrophes too.
 */
const FORMULA = String.raw`["'\s]*[=+\-@\t\r\n＝＋－＠]`
const formula = new RegExp(`^${FORMULA}`)
/** A cell may begin at each of these: which of them separate depends on where a spreadsheet was bought. */
const cellStart = /(?<=[,;\t\r\n]|^)/g
const needsQuotes = /[",;\t\r\n]/
/** Whether there is anything to guard: most cells are told apart by it alone. */
const hasFormula = new RegExp(String.raw`(?:^|[,;\t\r\n])${FORMULA}`)

/**
 * One cell of RFC 4180. Text that a spreadsheet would run as a formula is guarded by an apostrophe, wherever a cell
 * begins for one that separates by comma, semicolon or tab; numbers are not, since `-5` is a number.
 */
export const csvCell = (value: CsvValue): string => {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = guarded(value)
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const guarded = (text: string): string =>
  !hasFormula.test(text) ? text : text.replace(cellStart, (_, at: number) => (formula.test(text.slice(at)) ? "'" : ''))

/**
 * What a cell said before {@link csvCell} guarded it: so a file that was exported can be imported. An apostrophe does
 * not change whether what follows it is a formula, so exactly those are taken off that were put there.
 */
export const unguarded = (text: string): string =>
  text.replace(/(?<=[,;\t\r\n]|^)'/g, (apostrophe, at: number) => (formula.test(text.slice(at)) ? '' : apostrophe))

/** One line of RFC 4180, with its line break. */
export const csvLine = (values: readonly CsvValue[], delimiter: CsvDelimiter = ','): string =>
  `${values.map(csvCell).join(delimiter)}\r\n`
