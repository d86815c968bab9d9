import type { ReportFormat } from '@doorledger/contracts'
import type { Writable } from 'node:stream'
import type { ReportCells, ReportColumn } from '../domain/report-kinds.js'
import type { Completeness } from '../rows/completeness.js'
import { csvWriter } from './csv-writer.js'
import { jsonWriter } from './json-writer.js'
import { xlsxWriter } from './xlsx-writer.js'

/** What stands on a report besides its rows. */
export interface ReportHead {
  /** of the organisation */
  readonly organisation: string
  readonly title: string
  readonly reportId: string
  /** `2026-07-01 00:00 – 2026-10-01 00:00 (Europe/Helsinki)` */
  readonly period: string
  readonly createdAt: Date
  /** IANA zone by which times are shown where people read them */
  readonly zone: string
  readonly columns: readonly ReportColumn[]
  readonly completeness: Completeness
  /** PNG or JPEG that stands on PDFs */
  readonly logoFile?: string | undefined
  /** for letters in PDFs that Noto Sans lacks */
  readonly fontFile?: string | undefined
}

/** Writes a report piece by piece, so that what is held in memory does not grow with its rows. */
export interface ReportWriter {
  rows(rows: readonly ReportCells[]): Promise<void>
  /** resolves when everything was handed to the stream, and the stream is ended */
  end(): Promise<void>
}

type OpenWriter = (stream: Writable, head: ReportHead) => ReportWriter | Promise<ReportWriter>

export const reportWriters: Readonly<Record<ReportFormat, OpenWriter>> = {
  csv: csvWriter,
  json: jsonWriter,
  xlsx: xlsxWriter,
  // what makes PDFs is large, and most processes never make one
  pdf: async (stream, head) => (await import('./pdf-writer.js')).pdfWriter(stream, head),
}

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}
