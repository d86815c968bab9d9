import { csvLine, type CsvValue } from '@doorledger/kernel'
import type { RowCursor } from '@doorledger/database'
import { HttpException, HttpStatus, StreamableFile } from '@nestjs/common'
import { streamingResponse } from './streaming-response.js'

/** How rows become a file: what stands before them, each of them, and after them. */
export interface ExportFormat<View> {
  readonly mediaType: string
  readonly extension: string
  readonly head: string
  line(row: View, first: boolean): string
  readonly tail: string
}

export type CsvColumns<View> = readonly (readonly [name: string, value: (row: View) => CsvValue])[]

/** RFC 4180 with a header row; times in UTC. */
export const csvFormat = <View>(columns: CsvColumns<View>): ExportFormat<View> => ({
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  head: csvLine(columns.map(([name]) => name)),
  line: (row) => csvLine(columns.map(([, value]) => value(row))),
  tail: '',
})

/** One array, a row a line, each as the list shows it. */
export const jsonFormat: ExportFormat<unknown> = {
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  head: '[',
  line: (row, first) => `${first ? '\n' : ',\n'}${JSON.stringify(row)}`,
  tail: '\n]\n',
}

/** What goes into a file. */
export interface ExportedRows<Row, View> {
  readonly open: () => Promise<RowCursor<Row>>
  /** names as they are known now: whoever is erased meanwhile is not in what is still to come */
  readonly shown: (rows: readonly Row[]) => Promise<readonly View[]>
  readonly format: ExportFormat<View>
  /** without time and extension: `audit-entries` */
  readonly name: string
  readonly at: Date
}

const STALL_MS = 60_000
/** Each holds a connection to the database for as long as it is read. */
const MOST_EXPORTS = 3

/** The files that are being taken away; a few at a time. */
export class ExportFiles {
  private running = 0

  constructor(private readonly stopping: AbortSignal) {}

  /** @throws {HttpException} 429 when too many are under way */
  async file<Row, View>(rows: ExportedRows<Row, View>): Promise<StreamableFile> {
    const cursor = await this.open(rows)
    const pieces = (signal: AbortSignal) => exportPieces(cursor, rows, signal)
    const file = streamingResponse(pieces, { stallMs: STALL_MS, until: this.stopping })
    file.once('close', () => void cursor.close().finally(() => (this.running -= 1)))
    const { mediaType, extension } = rows.format
    return new StreamableFile(file, {
      type: mediaType,
      disposition: `attachment; filename="${rows.name}-${fileTime(rows.at)}.${extension}"`,
    })
  }

  private async open<Row, View>({ open }: ExportedRows<Row, View>): Promise<RowCursor<Row>> {
    if (this.running >= MOST_EXPORTS) {
      throw new HttpException('Too many exports are under way', HttpStatus.TOO_MANY_REQUESTS)
    }
    this.running += 1
    try {
      return await open()
    } catch (error) {
      this.running -= 1
      throw error
    }
  }
}

const exportPieces = async function* <Row, View>(
  cursor: RowCursor<Row>,
  { shown, format }: ExportedRows<Row, View>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  yield format.head
  let first = true
  for (let rows = await cursor.nextPage(); rows.length > 0; rows = await cursor.nextPage()) {
    let piece = ''
    for (const row of await shown(rows)) {
      piece += format.line(row, first)
      first = false
    }
    yield piece
    signal.throwIfAborted()
  }
  yield format.tail
}

/** `2026-11-22T09-17-52Z`: a colon has no place in a file name. */
const fileTime = (now: Date): string => `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
