import type { Row, RowValue } from '@doorledger/kernel'
import type { ColumnShape } from './table-shape.js'

const NULL = '\\N'

/**
 * Writes a row in the text format of COPY, with the line feed at its end.
 * @see https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export const copyLineWriter = (columns: readonly ColumnShape[]): ((row: Row) => string) => {
  const fields = columns.map(({ name, kind }) => ({ name, write: WRITERS[kind] }))
  return (row) => {
    let line = ''
    for (const { name, write } of fields) {
      const value = row[name]
      line += value === null || value === undefined ? NULL : write(value)
      line += '\t'
    }
    return `${line.slice(0, -1)}\n`
  }
}

type Present = Exclude<RowValue, null | undefined>

const plainText = (value: Present): string => {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** @see https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO */
const arrayText = (value: Present): string => {
  if (!Array.isArray(value)) return plainText(value)
  const elements = (value as readonly RowValue[]).map((element) =>
    element === null || element === undefined ? 'NULL' : `"${plainText(element).replace(/["\\]/g, '\\$&')}"`,
  )
  return `{${elements.join()}}`
}

const SPECIAL = /[\\\n\r\t]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character]!) : text

const WRITERS: Readonly<Record<ColumnShape['kind'], (value: Present) => string>> = {
  plain: (value) => escaped(plainText(value)),
  array: (value) => escaped(arrayText(value)),
  json: (value) => escaped(JSON.stringify(value)),
}

/** The text of one value as a parameter of a query whose type is cast there; null stays null. */
export const parameterText = (kind: ColumnShape['kind'], value: RowValue): string | null => {
  if (value === null || value === undefined) return null
  if (kind === 'json') return JSON.stringify(value)
  return kind === 'array' ? arrayText(value) : plainText(value)
}
