import { DomainError } from '@doorledger/kernel'
import { CsvError, type Info, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** One line, or several when a cell holds line breaks. */
export interface CsvRow {
  /** where it ends, from 1 */
  readonly line: number
  readonly texts: readonly string[]
}

const LONGEST_ROW = 65_536

/**
 * The rows of a CSV file while it comes: RFC 4180, UTF-8 with or without byte order mark, any line break, empty lines
 * left out.
 * @throws {DomainError} `not_csv`, saying in which line it stops being CSV, or `not_utf8`; neither repeats the text
 */
export const readCsv = async function* (body: Readable): AsyncGenerator<CsvRow> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
  })
  const feeding = pipeline(Readable.from(textOf(body)), parser)
  // Whoever reads hears of it below; here it only must not go unheard.
  feeding.catch(() => undefined)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: info.lines, texts: record }
    }
  } catch (error) {
    throw error instanceof CsvError ? notCsv(error) : error
  }
}

const textOf = async function* (body: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of body as AsyncIterable<Buffer>) yield decoded(() => decoder.decode(piece, { stream: true }))
  yield decoded(() => decoder.decode())
}

const decoded = (decode: () => string): string => {
  try {
    return decode()
  } catch {
    throw new DomainError('not_utf8', 'invalid', 'The file must be in UTF-8', { field: 'body' })
  }
}

/** What the parser says holds the row itself: only where it stopped is passed on. */
const notCsv = (error: CsvError): DomainError => {
  const { lines } = error as CsvError & { readonly lines?: number }
  return new DomainError('not_csv', 'invalid', `The file stops being CSV in line ${lines ?? '?'}`, {
    field: 'body',
    line: lines ?? null,
  })
}
