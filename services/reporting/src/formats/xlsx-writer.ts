import { strToU8, Zip, ZipDeflate } from 'fflate'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { ReportCells } from '../domain/report-kinds.js'
import type { ReportHead, ReportWriter } from './report-writer.js'
import { statementOf } from './statement.js'
import { ended } from './text-to.js'
import { sheetBegin, SHEET_END, workbookParts, xlsxRow } from './xlsx-parts.js'

/** A sheet holds 1,048,576 rows with its header. */
const ROWS_A_SHEET = 1_000_000
/** Fast rather than small: rows repeat themselves enough. */
const LEVEL = 3

/** Sheets of rows, and one with what the report cannot know. What is compressed goes to the stream at once. */
export const xlsxWriter = (stream: Writable, head: ReportHead): ReportWriter => new XlsxReport(stream, head)

class XlsxReport implements ReportWriter {
  private readonly zip: Zip
  private readonly waiting: Uint8Array[] = []
  private readonly sheets: string[] = []
  private sheet: ZipDeflate | undefined
  private rowsInSheet = 0

  constructor(
    private readonly stream: Writable,
    private readonly head: ReportHead,
  ) {
    this.zip = new Zip((error, piece) => {
      if (error !== null) throw error
      this.waiting.push(piece)
    })
    this.writeAbout()
    this.beginRows()
  }

  async rows(rows: readonly ReportCells[]): Promise<void> {
    let text = ''
    for (const cells of rows) {
      if (this.rowsInSheet === ROWS_A_SHEET) {
        this.push(text)
        text = ''
        this.endSheet()
        this.beginRows()
      }
      text += xlsxRow(cells)
      this.rowsInSheet += 1
    }
    this.push(text)
    await this.flush()
    await othersTurn()
  }

  async end(): Promise<void> {
    this.endSheet()
    for (const [path, text] of Object.entries(workbookParts(this.sheets))) this.writePart(path, text)
    this.zip.end()
    await this.flush()
    await ended(this.stream)
  }

  private writeAbout(): void {
    const { title, period, reportId, organisation, completeness } = this.head
    const lines = [title, period, `Report ${reportId}`, ...statementOf(completeness)]
    this.beginSheet('About')
    this.push(sheetBegin([{ title: organisation, type: 'text', width: 14 }]))
    this.push(lines.map((line) => xlsxRow([line])).join(''))
    this.endSheet()
  }

  private beginRows(): void {
    const number = this.sheets.length
    this.beginSheet(number === 1 ? 'Rows' : `Rows ${number}`)
    this.push(sheetBegin(this.head.columns))
    this.rowsInSheet = 0
  }

  private beginSheet(name: string): void {
    this.sheets.push(name)
    this.sheet = new ZipDeflate(`xl/worksheets/sheet${this.sheets.length}.xml`, { level: LEVEL })
    this.zip.add(this.sheet)
  }

  private push(text: string): void {
    this.sheet?.push(strToU8(text))
  }

  private endSheet(): void {
    this.sheet?.push(strToU8(SHEET_END), true)
  }

  private writePart(path: string, text: string): void {
    const part = new ZipDeflate(path, { level: LEVEL })
    this.zip.add(part)
    part.push(strToU8(text), true)
  }

  private async flush(): Promise<void> {
    for (const piece of this.waiting.splice(0)) {
      if (this.stream.errored) throw this.stream.errored
      if (!this.stream.write(piece)) await once(this.stream, 'drain')
    }
  }
}
