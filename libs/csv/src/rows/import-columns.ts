import { DomainError } from '@doorledger/kernel'

/** The columns a file of one kind may have. */
export interface ImportColumns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** may be there, as in an export, and are passed over */
  readonly passedOver: readonly string[]
}

/**
 * The columns a first line names, in its order; people and spreadsheets write them in capitals and small letters. Its text is not repeated: a file without a header begins with somebody.
 * @throws {DomainError} `invalid_header`
 */
export const columnsIn = (header: readonly string[], known: ImportColumns): readonly string[] => {
  const all = [...known.required, ...known.optional, ...known.passedOver]
  const spelt = new Map(all.map((name) => [name.toLowerCase(), name]))
  const columns = header.map((name) => spelt.get(name.trim().toLowerCase()) ?? '')
  const unknown = columns.findIndex((name) => !all.includes(name))
  if (unknown >= 0) throw invalidHeader(`column ${unknown + 1} is not known; there are ${all.join(', ')}`)
  const twice = columns.findIndex((name, index) => columns.indexOf(name) < index)
  if (twice >= 0) throw invalidHeader(`column ${twice + 1} is there twice`)
  const missing = known.required.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw invalidHeader(`it lacks ${missing.join(', ')}`)
  return columns
}

const invalidHeader = (what: string): DomainError =>
  new DomainError('invalid_header', 'invalid', `The first line must name the columns: ${what}`, { field: 'header' })
