import type { CellValue, ReportColumn } from '../domain/report-kinds.js'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Indexes of the styles below. */
const DATE_STYLE = 1
const BOLD_STYLE = 2
const LONGEST_CELL = 32_767
/** Days from the day that spreadsheets count from to 1 January 1970. */
const EPOCH_DAYS = 25_569
const DAY_MS = 86_400_000

const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string =>
  /[^ !#-%'-;=?-\ud7ff]/.test(text)
    ? text
        .slice(0, LONGEST_CELL)
        .toWellFormed()
        .replace(NOT_IN_XML, '')
        .replace(/[&<>"]/g, (letter) => ENTITIES[letter]!)
    : text.slice(0, LONGEST_CELL)

const textCell = (text: string, style = 0): string =>
  `<c t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** Text is text, also where it looks like a formula; times are dates of the spreadsheet, in UTC. */
const cell = (value: CellValue): string => {
  if (value === null) return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  if (value instanceof Date) return `<c s="${DATE_STYLE}"><v>${value.getTime() / DAY_MS + EPOCH_DAYS}</v></c>`
  return textCell(String(value))
}

export const xlsxRow = (cells: readonly CellValue[]): string => `<row>${cells.map(cell).join('')}</row>`

/** The beginning of a sheet: its widths, and its first row in bold, which stays in sight. */
export const sheetBegin = (columns: readonly Pick<ReportColumn, 'title' | 'type' | 'width'>[]): string => {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width * 9}" customWidth="1"/>`,
  )
  const titles = columns.map(({ title, type }) => textCell(`${title}${type === 'time' ? ' (UTC)' : ''}`, BOLD_STYLE))
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${titles.join('')}</row>`
}

export const SHEET_END = '</sheetData></worksheet>'

/** The parts that name the sheets, by path in the package. */
export const workbookParts = (sheets: readonly string[]): Readonly<Record<string, string>> => {
  const numbered = sheets.map((name, index) => ({ name, number: index + 1 }))
  const styles = sheets.length + 1
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/>${numbered.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${PART}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered.map(({ name, number }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ number }) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${styles}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  }
}
