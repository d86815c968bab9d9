import { DomainError } from '@doorledger/kernel'
import { CsvError, type Info, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readBeginning } from './beginning.js'
import { textOf } from './text-of.js'

/** One line, or several when a cell holds line breaks. */
export interface CsvRow {
  /** where it ends, from 1 */
  readonly line: number
  readonly texts: readonly string[]
}

const LONGEST_ROW = 65_536

/**
 * The rows of a CSV file while it comes: RFC 4180, separated by comma, semicolon or tab, in whatever encoding
 * {@link textOf} reads, any line break; lines that hold nothing are left out.
 * @throws {DomainError} `not_csv`, saying in which line it stops being CSV, or `not_utf8`; neither repeats the text
 */
export const readCsv = async function* (body: Readable): AsyncGenerator<CsvRow> {
  const text = textOf(body as AsyncIterable<Buffer>)
  const { text: begun, delimiter } = await readBeginning(text, LONGEST_ROW)
  const parser = parse({
    info: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
  })
  const feeding = pipeline(Readable.from(following(begun, text)), parser)
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

const following = async function* (begun: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (begun !== '') yield begun
  yield* rest
}

/** What the parser says holds the row itself: only where it stopped is passed on. */
const notCsv = (error: CsvError): DomainError => {
  const { lines } = error as CsvError & { readonly lines?: number }
  return new DomainError('not_csv', 'invalid', `The file stops being CSV in line ${lines ?? '?'}`, {
    field: 'body',
    line: lines ?? null,
  })
}
