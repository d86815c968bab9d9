import { csvLine, type CsvValue } from '@doorledger/kernel'
import type { Writable } from 'node:stream'
import type { CellValue } from '../domain/report-kinds.js'
import type { ReportHead, ReportWriter } from './report-writer.js'
import { ended, textTo } from './text-to.js'

const shown = (value: CellValue): CsvValue => (value instanceof Date ? value.toISOString() : value)

/** RFC 4180 with a header row; times in UTC. */
export const csvWriter = (stream: Writable, { columns }: ReportHead): ReportWriter => {
  let before = csvLine(columns.map(({ name }) => name))
  const flush = async (text: string) => {
    await textTo(stream, before + text)
    before = ''
  }
  return {
    rows: (rows) => flush(rows.map((cells) => csvLine(cells.map(shown))).join('')),
    end: async () => {
      await flush('')
      await ended(stream)
    },
  }
}
