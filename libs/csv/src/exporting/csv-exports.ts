import { csvLine, type CsvValue } from '@doorledger/kernel'
import { CLOCK, type Clock, DATABASE, streamingResponse, STOPPING } from '@doorledger/service'
import { HttpException, HttpStatus, Inject, Injectable, StreamableFile } from '@nestjs/common'
import type { Pool, QueryResultRow } from 'pg'
import { csvBeginning, type CsvForm } from './csv-form.js'
import { pagesOf } from './pages-of.js'

/** A file of rows of a table. */
export interface ExportedFile<Row> {
  /** what it is called, with the day: `people` becomes `people-2026-11-22.csv` */
  readonly name: string
  /** the first line: names of the columns */
  readonly head: readonly string[]
  /** one statement; its rows are read as they were at one moment, in its order */
  readonly query: string
  readonly parameters: readonly unknown[]
  readonly cells: (row: Row) => readonly CsvValue[]
}

const STALL_MS = 60_000
/** Each holds a connection to the database for as long as it is read. */
const MOST_EXPORTS = 3

/** Sends tables as CSV files, however long they are, with little memory. */
@Injectable()
export class CsvExports {
  private running = 0

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  /** An answer that breaks off is not complete. */
  send<Row extends QueryResultRow>(file: ExportedFile<Row>, form: CsvForm): StreamableFile {
    if (this.running >= MOST_EXPORTS) {
      throw new HttpException('Too many exports are under way', HttpStatus.TOO_MANY_REQUESTS)
    }
    this.running += 1
    const text = streamingResponse((signal) => this.pieces(file, form, signal), {
      stallMs: STALL_MS,
      until: this.stopping,
    })
    text.once('close', () => (this.running -= 1))
    return new StreamableFile(text, {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="${file.name}-${this.clock().toISOString().slice(0, 10)}.csv"`,
    })
  }

  private async *pieces<Row extends QueryResultRow>(
    { head, cells, ...asked }: ExportedFile<Row>,
    form: CsvForm,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    yield csvBeginning(form) + csvLine(head, form.delimiter)
    for await (const page of pagesOf<Row>(this.database, asked)) {
      signal.throwIfAborted()
      yield page.map((row) => csvLine(cells(row), form.delimiter)).join('')
    }
  }
}
