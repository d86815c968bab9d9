import type { ReportFiles } from './files/report-files.js'

/** Injection token: {@link ReportOptions}. */
export const REPORT_OPTIONS = Symbol('REPORT_OPTIONS')

export interface ReportOptions {
  readonly files: ReportFiles
  /** days that a file is kept where no policy says how long */
  readonly keepDays: number
  /** of the organisation, on reports */
  readonly title: string
  /** before links to files; undefined: links are paths */
  readonly address: string | undefined
  /** PNG or JPEG on PDFs */
  readonly logoFile: string | undefined
  /** for letters on PDFs that Noto Sans lacks */
  readonly fontFile: string | undefined
}
