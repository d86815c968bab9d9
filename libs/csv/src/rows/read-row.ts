import { unguarded } from '@doorledger/kernel'
import type { z } from 'zod'
import type { ImportColumns } from './import-columns.js'
import type { ImportRow, RowFault } from './import-row.js'

/**
 * What a row says by itself, as the schema of its kind has it, or everything that is wrong with it. The guard that an
 * export puts before what a spreadsheet would take for a formula is taken off.
 */
export const readRow = <Schema extends z.ZodType>(
  schema: Schema,
  { passedOver }: ImportColumns,
  { line, cells }: ImportRow,
): z.output<Schema> | readonly RowFault[] => {
  const given = Object.entries(cells).filter(([column]) => !passedOver.includes(column))
  const result = schema.safeParse(Object.fromEntries(given.map(([column, text]) => [column, unguarded(text)])))
  if (result.success) return result.data
  return result.error.issues.map((issue) => faultOf(line, cells, issue))
}

const faultOf = (line: number, cells: ImportRow['cells'], { path, message }: z.core.$ZodIssue): RowFault => {
  const field = String(path[0] ?? 'row')
  return field in cells
    ? { line, field, rule: 'invalid', detail: message }
    : { line, field, rule: 'missing', detail: 'must not be empty' }
}

/** All faults of a file’s rows by line, as they are kept and shown. */
export const faultsOf = (...found: readonly (readonly RowFault[])[]): readonly RowFault[] =>
  found.flat().toSorted((one, other) => one.line - other.line)
