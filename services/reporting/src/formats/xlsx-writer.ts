import excel from 'exceljs'
import type { Writable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { CellValue } from '../domain/report-kinds.js'
import type { ReportHead, ReportWriter } from './report-writer.js'
import { statementOf } from './statement.js'

const DATE_FORMAT = 'yyyy-mm-dd hh:mm:ss'
/** A sheet holds 1,048,576 rows with its header. */
const ROWS_A_SHEET = 1_000_000

/** Text is text, also where it looks like a formula; times are dates of the spreadsheet, in UTC. */
const cell = (value: CellValue): excel.CellValue => value

/** Sheets of rows, and one with what the report cannot know. */
export const xlsxWriter = (stream: Writable, head: ReportHead): ReportWriter => {
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  workbook.creator = head.organisation
  const about = workbook.addWorksheet('About')
  about.getColumn(1).width = 120
  for (const line of [head.title, head.period, `Report ${head.reportId}`, ...statementOf(head.completeness)]) {
    about.addRow([line]).commit()
  }
  about.commit()
  let number = 0
  let written = 0
  let sheet: excel.Worksheet | undefined
  const sheetFor = (): excel.Worksheet => {
    if (sheet !== undefined && written % ROWS_A_SHEET !== 0) return sheet
    if (sheet !== undefined) sheet.commit()
    number += 1
    sheet = workbook.addWorksheet(number === 1 ? 'Rows' : `Rows ${number}`, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = head.columns.map(({ title, type, width }) => ({
      header: `${title}${type === 'time' ? ' (UTC)' : ''}`,
      width: width * 9,
      ...(type === 'time' && { style: { numFmt: DATE_FORMAT } }),
    }))
    sheet.getRow(1).font = { bold: true }
    return sheet
  }
  return {
    rows: async (rows) => {
      for (const cells of rows) {
        sheetFor().addRow(cells.map(cell)).commit()
        written += 1
      }
      await othersTurn()
    },
    end: async () => {
      sheetFor().commit()
      await workbook.commit()
    },
  }
}
