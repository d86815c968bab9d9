export type CsvValue = string | number | boolean | null | undefined

/** Spreadsheets take a cell that begins like this for a formula (D-38), in East Asia in full width as well. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'[=+\-@\t\r\n＝＋－＠]/
const needsQuotes = /[",\r\n]/

/**
 * One cell of RFC 4180. Text that a spreadsheet would run as a formula is prefixed with an apostrophe; numbers are
 * not, since `-5` is a number.
 */
export const csvCell = (value: CsvValue): string => {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = formulaStart.test(value) ? `'${value}` : value
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a cell said before {@link csvCell} guarded it: so a file that was exported can be imported. */
export const unguarded = (text: string): string => (guarded.test(text) ? text.slice(1) : text)

/** One line of RFC 4180, with its line break. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`
