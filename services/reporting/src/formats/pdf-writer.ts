import { localTimeIn } from '@doorledger/kernel'
import PDFDocument from 'pdfkit'
import type { Writable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { CellValue, ReportCells } from '../domain/report-kinds.js'
import { mayBeCjk, openCjkFont } from './cjk-fonts.js'
import { fitted, wrapped } from './fit-text.js'
import { codesOf, fontFiles, type FontScript, isCjkFont, runsOf } from './fonts.js'
import type { ReportHead, ReportWriter } from './report-writer.js'
import { statementOf } from './statement.js'
import { closed } from './closed.js'

const PAGE = { width: 841.89, height: 595.28, margin: 36 }
const FONT_PT = 7
const ROW_PT = 12
const TOP = 96
const BOTTOM = PAGE.height - 44
const GAP_PT = 4
/** The most a logo takes, in points. */
const LOGO: [number, number] = [140, 44]
/** Pages are held until they are numbered: so many take some hundred megabytes. */
const MOST_ROWS = 50_000
/** Ids stand whole, a little smaller. */
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const ID_PT = 6
/**
 * A tagged document in landscape A4: title, what the report cannot know, and a table that breaks between rows, with its
 * header on every page. Pages are numbered at the end, when their number is known: until then they are held, some
 * kilobytes each.
 */
export const pdfWriter = (stream: Writable, head: ReportHead): ReportWriter => new PdfReport(stream, head)

class PdfReport implements ReportWriter {
  private readonly document: PDFKit.PDFDocument
  private readonly zone: string
  private readonly lefts: readonly number[]
  private readonly widths: readonly number[]
  private table: PDFKit.PDFStructureElement | undefined
  private readonly opened = new Set<string>()
  private isBegun = false
  private y = 0
  private written = 0

  constructor(
    private readonly stream: Writable,
    private readonly head: ReportHead,
  ) {
    const { width, margin } = PAGE
    const document = new PDFDocument({
      size: [width, PAGE.height],
      margin: 0,
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      lang: 'en',
      pdfVersion: '1.7',
      info: { Title: head.title, Author: head.organisation, CreationDate: head.createdAt },
    })
    this.document = document
    for (const [name, file] of fontFiles(head.fontFile)) document.registerFont(name, file)
    document.pipe(stream)
    this.zone = head.zone
    const shares = head.columns.reduce((sum, column) => sum + column.width, 0)
    this.widths = head.columns.map((column) => ((width - 2 * margin) * column.width) / shares)
    this.lefts = this.widths.map((_, index) => margin + this.widths.slice(0, index).reduce((sum, one) => sum + one, 0))
  }

  async rows(rows: readonly ReportCells[]): Promise<void> {
    this.written += rows.length
    if (this.written > MOST_ROWS) {
      throw new Error(`A PDF has ${MOST_ROWS} rows at most: ask for a shorter period, or for CSV or XLSX`)
    }
    await this.begin()
    await this.openFonts(rows.flat().filter((value) => typeof value === 'string'))
    for (const cells of rows) this.writeRow(cells)
    await othersTurn()
  }

  async end(): Promise<void> {
    await this.begin()
    this.table?.end()
    this.numberPages()
    this.document.end()
    await closed(this.stream)
  }

  private async begin(): Promise<void> {
    if (this.isBegun) return
    this.isBegun = true
    const { organisation, title, completeness } = this.head
    await this.openFonts([organisation, title, ...statementOf(completeness)])
    await this.openFonts([title], 700)
    this.writeFront()
  }

  /** Fonts of the letters of these texts, as far as they come in pieces. */
  private async openFonts(texts: readonly string[], weight: 400 | 700 = 400): Promise<void> {
    const inPieces = texts.filter(mayBeCjk)
    const scripts = new Set(inPieces.flatMap((text) => runsOf(text).map(({ script }) => script)))
    for (const script of scripts) {
      const name = `${script}-${weight}`
      if (!isCjkFont(script) || this.opened.has(name)) continue
      this.document.registerFont(name, await openCjkFont(script, weight))
      this.opened.add(name)
    }
  }

  private writeFront(): void {
    if (this.head.logoFile !== undefined) this.drawLogo(this.head.logoFile)
    const { organisation, title, period, reportId, completeness, createdAt } = this.head
    this.put(organisation, { x: PAGE.margin, y: 28, size: 9 }, 'P')
    this.put(title, { x: PAGE.margin, y: 42, size: 16, weight: 700 }, 'H1')
    this.put(`${period} · made ${this.time(createdAt)} · ${reportId}`, { x: PAGE.margin, y: 66, size: 8 }, 'P')
    let y = 84
    for (const line of statementOf(completeness)) {
      for (const part of wrapped(line, 170)) {
        this.put(part, { x: PAGE.margin, y, size: 8 }, 'P')
        y += 12
      }
    }
    this.y = y + 8
    this.beginTable()
  }

  private drawLogo(file: string): void {
    const { width, margin } = PAGE
    this.document.addStructure(
      this.document.struct('Figure', { alt: this.head.organisation }, () => {
        const place = { fit: LOGO, align: 'right' } as const
        this.document.image(file, width - margin - LOGO[0], 24, place)
      }),
    )
  }

  private beginTable(): void {
    const table = this.document.struct('Table')
    this.document.addStructure(table)
    this.table = table
    this.writeHeader()
  }

  private writeHeader(): void {
    const titles = this.head.columns.map(({ title, type }) =>
      type === 'time' ? `${title} (${this.head.zone})` : title,
    )
    this.writeCells(titles, 'TH', 700)
    this.document
      .moveTo(PAGE.margin, this.y - 2)
      .lineTo(PAGE.width - PAGE.margin, this.y - 2)
      .lineWidth(0.5)
      .strokeColor('#667')
      .stroke()
  }

  private writeRow(cells: ReportCells): void {
    if (this.y + ROW_PT > BOTTOM) {
      this.document.addPage()
      this.y = TOP - 60
      this.writeHeader()
    }
    this.writeCells(
      cells.map((value) => this.shown(value)),
      'TD',
      400,
    )
  }

  private writeCells(texts: readonly string[], tag: 'TH' | 'TD', weight: 400 | 700): void {
    const row = this.document.struct('TR')
    texts.forEach((text, index) => {
      const place = {
        x: this.lefts[index]!,
        y: this.y,
        size: ID.test(text) ? ID_PT : FONT_PT,
        weight,
        width: this.widths[index]! - GAP_PT,
      }
      row.add(this.document.struct(tag, {}, () => this.draw(text, place)))
    })
    row.end()
    this.table?.add(row)
    this.y += ROW_PT
  }

  private shown(value: CellValue): string {
    if (value === null) return ''
    return value instanceof Date ? this.time(value) : String(value)
  }

  private time(at: Date): string {
    return localTimeIn(this.zone, at).slice(0, 19).replace('T', ' ')
  }

  private put(text: string, place: Place, tag: 'H1' | 'P'): void {
    this.document.addStructure(this.document.struct(tag, {}, () => this.draw(text, place)))
  }

  /** Draws one line, each script in its font; what does not fit ends in an ellipsis. */
  private draw(text: string, { x, y, size, weight = 400, width }: Place): void {
    const { document } = this
    document.fontSize(size).fillColor('#112')
    const inFonts = (piece: string) => this.inFonts(piece, weight)
    const whole = inFonts(text)
    const hasRoom = width === undefined || widthOf(whole) <= width
    const shown = hasRoom ? whole : inFonts(fitted(text, width, (piece) => widthOf(inFonts(piece))))
    let at = x
    for (const { font, letters, width: taken } of shown) {
      document.font(font).text(letters, at, y, { lineBreak: false })
      at += taken
    }
  }

  private inFonts(text: string, weight: 400 | 700): readonly DrawnRun[] {
    const hasNone = (script: FontScript) => script === 'other' && this.head.fontFile === undefined
    return runsOf(text).map(({ script, text: told }) => {
      const font = `${script}-${weight}`
      const letters = hasNone(script) ? codesOf(told) : told
      return { font, letters, width: this.document.font(font).widthOfString(letters) }
    })
  }

  private numberPages(): void {
    const { start, count } = this.document.bufferedPageRange()
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page)
      const text = `${this.head.organisation} · ${this.head.title} · page ${page + 1} of ${count}`
      this.document.markContent('Artifact', { type: 'Pagination' })
      this.draw(text, { x: PAGE.margin, y: PAGE.height - 28, size: 7 })
      this.document.endMarkedContent()
    }
  }
}

/** Letters of one font, as they are drawn. */
interface DrawnRun {
  readonly font: string
  readonly letters: string
  readonly width: number
}

const widthOf = (runs: readonly DrawnRun[]): number => runs.reduce((sum, { width }) => sum + width, 0)

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight?: 400 | 700
  readonly width?: number
}
