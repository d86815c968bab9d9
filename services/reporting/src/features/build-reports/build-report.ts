import type { ReportFormat } from '@doorledger/contracts'
import { openRowCursor } from '@doorledger/database'
import { localTimeIn } from '@doorledger/kernel'
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { type CellValue, digestibleBy, reportKinds } from '../../domain/report-kinds.js'
import type { ReportRequest } from '../../domain/report.js'
import type { FileBeingWritten } from '../../files/report-files.js'
import { reportWriters } from '../../formats/report-writer.js'
import { type Completeness, readCompleteness } from '../../rows/completeness.js'
import { cellsOf, type ReportRow } from '../../rows/names-of-rows.js'
import { reportQuery } from '../../rows/report-query.js'
import type { ReportQuestion } from '../../rows/report-question.js'

export interface BuildOptions {
  readonly database: Pool
  readonly organisation: string
  readonly logoFile: string | undefined
  readonly fontFile: string | undefined
  readonly zone: string
  readonly now: Date
  /** told after each page; a rejection gives the report up */
  readonly progress: (rows: number) => Promise<void>
}

export interface BuiltReport {
  readonly rows: number
  readonly rowsDigest: string
  /** whether a row tells of duress */
  readonly showsDuress: boolean
  readonly completeness: Completeness
}

/** Writes the rows of a report to a file, a page at a time, from one snapshot. */
export const buildReport = async (
  request: ReportRequest,
  question: ReportQuestion,
  file: FileBeingWritten,
  { database, zone, now, progress, ...look }: BuildOptions,
): Promise<BuiltReport> => {
  const { columns, title, projections } = reportKinds[request.kind]
  const completeness = await readCompleteness(database, question, { projections, now })
  const about = { ...look, title, reportId: request.reportId, period: periodText(request, zone) }
  const head = { ...about, createdAt: now, zone, columns, completeness }
  const writer = await reportWriters[request.format](file.stream, head)
  const digest = createHash('sha256')
  const digestible = digestibleBy(columns)
  const everything = { tenantId: question.tenantId, premises: undefined }
  const cursor = await openRowCursor<ReportRow>(database, everything, reportQuery(question, zone))
  let count = 0
  let showsDuress = false
  try {
    for await (const page of pagesOf(cursor)) {
      const cells = await cellsOf(database, question.tenantId, { columns, rows: page })
      const texts = cells.map((row) => row.map(timeAsText))
      digest.update(digestible(texts))
      await writer.rows(AS_TEXT.has(request.format) ? texts : cells)
      count += page.length
      showsDuress ||= page.some(({ reason, kind }) => reason === 'duress' || kind === 'duress')
      await progress(count)
    }
  } finally {
    await cursor.close()
  }
  await writer.end()
  return { rows: count, rowsDigest: digest.digest('hex'), showsDuress, completeness }
}

/** Formats in which a time is text, which is made once then. */
const AS_TEXT: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['csv', 'json'])

const timeAsText = (value: CellValue): CellValue => (value instanceof Date ? value.toISOString() : value)

type RowCursor = Awaited<ReturnType<typeof openRowCursor<ReportRow>>>

/** The next page is fetched while one is written. */
async function* pagesOf(cursor: RowCursor): AsyncGenerator<readonly ReportRow[]> {
  for (let page = await cursor.nextPage(); page.length > 0;) {
    const next = cursor.nextPage()
    // Whoever waits for it below is told; who gives up before does not care.
    next.catch(() => undefined)
    yield page
    page = await next
  }
}

const periodText = ({ filter: { from, to } }: ReportRequest, zone: string): string => {
  const text = (at: string | undefined, open: string) =>
    at === undefined ? open : localTimeIn(zone, new Date(at)).slice(0, 16).replace('T', ' ')
  return `${text(from, 'beginning')} – ${text(to, 'now')} (${zone})`
}
